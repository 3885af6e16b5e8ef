package org.posrig.yaml;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.posrig.fault.BadInput;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * One YAML file being read. Readers ask its {@link YamlMapping}s for what they need; mistakes are collected, and
 * {@link #read(Path, Function)} throws them all at once.
 */
public final class YamlFile {

    private record Mistake(int line, int column, String sentence) {}

    private final Path path;
    private final List<Mistake> mistakes = new ArrayList<>();
    private final List<YamlMapping> opened = new ArrayList<>();

    private YamlFile(Path path) {
        this.path = path;
    }

    /**
     * Reads a file with a reader that asks its root mapping for everything it may hold.
     *
     * @throws BadInput with every mistake: not there, not YAML, a missing, unknown or wrong value
     */
    public static <T> T read(Path path, Function<YamlMapping, T> reader) {
        YamlFile file = new YamlFile(path);
        YamlMapping root = file.compose(file.content());
        T value = file.guarded(() -> reader.apply(root));
        file.opened.forEach(YamlMapping::reportUnknownKeys);
        file.throwMistakes();
        return value;
    }

    public Path path() {
        return path;
    }

    /** Records a mistake at a place of this file; reading goes on. */
    public void mistake(Place place, String sentence) {
        mistakes.add(new Mistake(place.line(), place.column(), place + ": " + sentence));
    }

    /** A path written in this file, taken relative to the folder the file lies in. */
    public Path resolve(String written) {
        Path parent = path.toAbsolutePath().normalize().getParent();
        return (parent == null ? Path.of(written) : parent.resolve(written)).normalize();
    }

    YamlMapping open(MappingNode node) {
        YamlMapping mapping = new YamlMapping(this, node);
        opened.add(mapping);
        return mapping;
    }

    /** The same file, but mistakes told to it are never thrown. */
    YamlFile silent() {
        return new YamlFile(path);
    }

    /** Where an item of a list stands; empty where there is no such item. */
    Optional<Place> placeOfItem(@Nullable Node value, int item) {
        return value instanceof SequenceNode list && item < list.getValue().size()
                ? Optional.of(place(list.getValue().get(item)))
                : Optional.empty();
    }

    Place place(Node node) {
        Mark mark = node.getStartMark();
        return new Place(path, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private String content() {
        try {
            return Files.readString(path);
        } catch (NoSuchFileException e) {
            throw new BadInput(path + ": there is no such file; check the path.");
        } catch (MalformedInputException e) {
            throw new BadInput(path + ": the file is not UTF-8; save it as UTF-8.");
        } catch (IOException e) {
            throw new BadInput(path + ": the file cannot be read (" + e.getMessage() + "); check its permissions.");
        }
    }

    private YamlMapping compose(String content) {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(content));
            if (root instanceof MappingNode mapping) {
                return open(mapping);
            }
            throw new BadInput(path + ":1:1: the file must be a mapping of keys to values.");
        } catch (MarkedYAMLException e) {
            Mark mark = Optional.ofNullable(e.getProblemMark()).orElse(e.getContextMark());
            throw new BadInput(path + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1) + ": " + e.getProblem()
                    + "; correct the YAML here.");
        } catch (ReaderException e) {
            throw new BadInput(unprintable(content));
        } catch (YAMLException | NumberFormatException e) {
            // The parser gives no place for what is nested too deep or for a broken escape at the end of a file.
            throw new BadInput(path + ": the YAML cannot be read (" + e.getMessage() + "); correct the file.");
        }
    }

    private String unprintable(String content) {
        int[] points = content.codePoints().toArray();
        int line = 1;
        int column = 1;
        for (int point : points) {
            if (!StreamReader.isPrintable(point)) {
                return path + ":" + line + ":" + column
                        + String.format(": YAML cannot hold the character U+%04X; delete it.", point);
            }
            line += point == '\n' ? 1 : 0;
            column = point == '\n' ? 1 : column + 1;
        }
        return path + ": the file holds a character that YAML cannot hold; save it as plain text.";
    }

    // A reader may build records whose constructors refuse placeholders of missing values: then the mistakes already
    // collected say why, and nothing else is worth saying.
    private <T> T guarded(java.util.function.Supplier<T> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException e) {
            if (mistakes.isEmpty()) {
                throw new BadInput(path + ": " + e.getMessage());
            }
            throwMistakes();
            throw e;
        }
    }

    private void throwMistakes() {
        if (!mistakes.isEmpty()) {
            mistakes.sort(Comparator.comparingInt(Mistake::line).thenComparingInt(Mistake::column));
            throw new BadInput(
                    mistakes.stream().map(Mistake::sentence).distinct().toList());
        }
    }
}
