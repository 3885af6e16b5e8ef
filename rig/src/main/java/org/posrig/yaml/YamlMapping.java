package org.posrig.yaml;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A mapping in a file. Each question either gives the value or records a mistake and gives a harmless placeholder, so that one
 * reading finds everything that is wrong. Keys nobody asked for are reported at the end.
 */
public final class YamlMapping {

    private final YamlFile file;
    private final MappingNode node;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final Set<String> asked = new TreeSet<>();

    YamlMapping(YamlFile file, MappingNode node) {
        this.file = file;
        this.node = node;
        for (NodeTuple tuple : node.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                if (values.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
                    file.mistake(file.place(key), "'" + key.getValue() + "' is there twice; delete one of them.");
                }
                keys.put(key.getValue(), key);
            } else {
                file.mistake(file.place(tuple.getKeyNode()), "a key must be plain text.");
            }
        }
    }

    public YamlFile file() {
        return file;
    }

    public Place place() {
        return file.place(node);
    }

    /** Where a key's value stands, or this mapping's place when the key is not there. */
    public Place placeOf(String key) {
        return Optional.ofNullable(values.get(key)).map(file::place).orElseGet(this::place);
    }

    /** Where a key itself stands, or this mapping's place when it is not there. */
    public Place placeOfKey(String key) {
        return Optional.ofNullable(keys.get(key)).map(file::place).orElseGet(this::place);
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** Records a mistake at a key's value. */
    public void mistake(String key, String sentence) {
        file.mistake(placeOf(key), sentence);
    }

    /** Records a mistake at an item of a key's list, counted from 0; at the value where there is no such item. */
    public void mistake(String key, int item, String sentence) {
        file.mistake(file.placeOfItem(values.get(key), item).orElseGet(() -> placeOf(key)), sentence);
    }

    public String text(String key) {
        return optionalText(key).orElseGet(() -> missing(key, ""));
    }

    public Optional<String> optionalText(String key) {
        return find(key).flatMap(value -> scalar(key, value));
    }

    /** A text that must match a pattern, said in words when it does not. */
    public String text(String key, Pattern pattern, String words) {
        String text = text(key);
        if (has(key) && !pattern.matcher(text).matches()) {
            mistake(key, "'" + key + "' must be " + words + ", not '" + text + "'.");
        }
        return text;
    }

    public int integer(String key, int least, int most) {
        return optionalInteger(key, least, most).orElseGet(() -> missing(key, least));
    }

    public Optional<Integer> optionalInteger(String key, int least, int most) {
        return optionalText(key).map(text -> {
            try {
                int value = Integer.parseInt(text);
                if (value >= least && value <= most) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // falls through to the same mistake
            }
            mistake(
                    key,
                    "'" + key + "' must be a whole number from " + least + " to " + most + ", not '" + text + "'.");
            return least;
        });
    }

    public Optional<Boolean> optionalFlag(String key) {
        return optionalText(key).map(text -> {
            if (!text.equals("true") && !text.equals("false")) {
                mistake(key, "'" + key + "' must be true or false, not '" + text + "'.");
            }
            return text.equals("true");
        });
    }

    /** An amount in yuan with at most two decimals ({@code 12.00}), given in fen. */
    public Optional<Long> optionalAmount(String key) {
        return optionalText(key).map(text -> {
            try {
                return new BigDecimal(text).movePointRight(2).longValueExact();
            } catch (ArithmeticException | NumberFormatException e) {
                mistake(key, "'" + key + "' must be an amount in yuan such as 12.00, not '" + text + "'.");
                return 0L;
            }
        });
    }

    public Duration duration(String key) {
        return optionalDuration(key).orElseGet(() -> missing(key, Duration.ZERO));
    }

    /** A duration with its unit: {@code 250ms}, {@code 2s}, {@code 5m}, {@code 24h}. */
    public Optional<Duration> optionalDuration(String key) {
        return optionalText(key)
                .map(text -> Durations.parse(text).orElseGet(() -> {
                    mistake(key, "'" + key + "' must be a duration such as 250ms, 2s, 5m or 24h, not '" + text + "'.");
                    return Duration.ZERO;
                }));
    }

    public <E extends Enum<E>> E choice(String key, Class<E> type) {
        return optionalChoice(key, type).orElseGet(() -> missing(key, type.getEnumConstants()[0]));
    }

    /** One of an enum's names, written in lower case with hyphens. */
    public <E extends Enum<E>> Optional<E> optionalChoice(String key, Class<E> type) {
        Choice<E> choice = new Choice<>(type);
        return optionalText(key)
                .map(text -> choice.of(text).orElseGet(() -> {
                    mistake(key, "'" + key + "' must be one of " + choice.known() + ", not '" + text + "'.");
                    return type.getEnumConstants()[0];
                }));
    }

    /** A path, relative to the folder of this file. */
    public Path path(String key) {
        return file.resolve(text(key));
    }

    public Optional<Path> optionalPath(String key) {
        return optionalText(key).map(file::resolve);
    }

    public YamlMapping mapping(String key) {
        return optionalMapping(key).orElseGet(() -> missing(key, empty()));
    }

    public Optional<YamlMapping> optionalMapping(String key) {
        return find(key).flatMap(value -> asMapping("'" + key + "'", value));
    }

    /** A list of mappings; empty when the key is not there. */
    public List<YamlMapping> mappings(String key) {
        List<YamlMapping> list = new ArrayList<>();
        for (Node item : items(key)) {
            asMapping("an item of '" + key + "'", item).ifPresent(list::add);
        }
        return List.copyOf(list);
    }

    /** A list of texts; empty when the key is not there. */
    public List<String> texts(String key) {
        List<String> list = new ArrayList<>();
        for (Node item : items(key)) {
            scalar(key, item).ifPresent(list::add);
        }
        return List.copyOf(list);
    }

    /** All keys in the file's order, whatever they are: for mappings from names of the writer's own choice. */
    public List<String> names() {
        asked.addAll(values.keySet());
        return List.copyOf(values.keySet());
    }

    void reportUnknownKeys() {
        keys.forEach((key, keyNode) -> {
            if (!asked.contains(key)) {
                file.mistake(
                        file.place(keyNode),
                        "unknown key '" + key + "'"
                                + Nearest.to(key, asked)
                                        .map(near -> ", did you mean '" + near + "'?")
                                        .orElse("; known here: " + String.join(", ", asked) + "."));
            }
        });
    }

    private Optional<Node> find(String key) {
        asked.add(key);
        return Optional.ofNullable(values.get(key));
    }

    private List<Node> items(String key) {
        return find(key)
                .map(value -> {
                    if (value instanceof SequenceNode sequence) {
                        return sequence.getValue();
                    }
                    mistake(key, "'" + key + "' must be a list.");
                    return List.<Node>of();
                })
                .orElse(List.of());
    }

    private Optional<String> scalar(String key, Node value) {
        if (value instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue());
        }
        file.mistake(file.place(value), "'" + key + "' must be a plain value, not a list or a mapping.");
        return Optional.empty();
    }

    private Optional<YamlMapping> asMapping(String what, Node value) {
        if (value instanceof MappingNode mapping) {
            return Optional.of(file.open(mapping));
        }
        file.mistake(file.place(value), what + " must be a mapping of keys to values.");
        return Optional.empty();
    }

    // That the mapping is not there has been told; what is not in it is not worth telling.
    private YamlMapping empty() {
        return new YamlMapping(
                file.silent(),
                new MappingNode(
                        node.getTag(), true, List.of(), node.getStartMark(), node.getEndMark(), node.getFlowStyle()));
    }

    private <T> T missing(String key, T placeholder) {
        if (!has(key)) {
            file.mistake(place(), "'" + key + "' is missing here; add it.");
        }
        return placeholder;
    }
}
