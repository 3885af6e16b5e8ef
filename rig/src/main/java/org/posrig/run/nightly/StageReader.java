package org.posrig.run.nightly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.posrig.bench.BenchFile;
import org.posrig.fault.Mistakes;
import org.posrig.run.Spread;
import org.posrig.run.Stage;
import org.posrig.run.StageTags;
import org.posrig.yaml.Nearest;
import org.posrig.yaml.YamlFile;
import org.posrig.yaml.YamlMapping;

/** Reads the stages of a plan. */
final class StageReader {

    /** In which order the scenarios of a stage run. */
    enum Order {
        AS_WRITTEN,
        RANDOM
    }

    private static final Pattern WITH_LINE = Pattern.compile("(.+\\.feature):(\\d{1,6})");

    private final Path home;
    private final YamlFile file;
    private final Optional<BenchFile> bench;
    private final Mistakes elsewhere;
    private final List<Boolean> shuffled;

    /**
     * @param bench empty where it could not be read: then names of its parts are not held against it
     * @param elsewhere takes the mistakes of features
     * @param shuffled is told for each stage whether its order is random without a seed of its own
     */
    StageReader(Path home, YamlFile file, Optional<BenchFile> bench, Mistakes elsewhere, List<Boolean> shuffled) {
        this.home = home;
        this.file = file;
        this.bench = bench;
        this.elsewhere = elsewhere;
        this.shuffled = shuffled;
    }

    Stage read(YamlMapping part) {
        String name = part.text("name");
        if (part.has("name") && name.isBlank()) {
            part.mistake("name", "a stage needs a name.");
        }
        Optional<List<String>> features = features(part);
        Optional<String> tags = part.optionalText("tags");
        features.flatMap(paths -> elsewhere.collect(() -> new StageTags(home, paths)))
                .ifPresent(known -> tags.ifPresent(
                        expression -> known.mistakes(expression).forEach(told -> part.mistake("tags", told))));
        List<String> terminals = part.texts("terminals");
        List<String> models = part.texts("models");
        bench.ifPresent(there -> {
            known(part, "terminals", terminals, there.terminalNames());
            known(part, "models", models, models(there));
            nobodyLeft(part, terminals, models, there);
        });
        Order order = part.optionalChoice("order", Order.class).orElse(Order.AS_WRITTEN);
        Optional<Long> seed = part.optionalInteger("seed", Integer.MIN_VALUE, Integer.MAX_VALUE)
                .map(Integer::longValue);
        if (seed.isPresent() && order != Order.RANDOM) {
            part.mistake("seed", "a seed is for 'order: random'; add that, or delete the seed.");
        }
        shuffled.add(order == Order.RANDOM && seed.isEmpty());
        return new Stage(
                name,
                features.orElse(List.of()),
                tags,
                terminals,
                models,
                part.optionalChoice("spread", Spread.class).orElse(Spread.POOL),
                part.optionalInteger("retry", 0, 5).orElse(0),
                seed.map(OptionalLong::of).orElse(OptionalLong.empty()));
    }

    // Empty where one of them is not there.
    private Optional<List<String>> features(YamlMapping part) {
        List<String> written = part.texts("features");
        List<String> found = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            Matcher line = WITH_LINE.matcher(written.get(i));
            Optional<Path> path = path(line.matches() ? line.group(1) : written.get(i));
            if (path.filter(Files::exists).isPresent()) {
                found.add(path.get() + (line.matches() ? ":" + line.group(2) : ""));
            } else {
                part.mistake(
                        "features",
                        i,
                        "there is no feature file or folder '" + written.get(i) + "'"
                                + path.flatMap(StageReader::nearest)
                                        .map(near -> ", did you mean '" + near + "'?")
                                        .orElse("; the path is taken from this file's folder."));
            }
        }
        return found.size() == written.size() ? Optional.of(found) : Optional.empty();
    }

    private Optional<Path> path(String written) {
        try {
            return Optional.of(file.resolve(written));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> nearest(Path missing) {
        return Optional.ofNullable(missing.getParent())
                .flatMap(folder -> Nearest.to(String.valueOf(missing.getFileName()), names(folder)));
    }

    private static List<String> names(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> there = Files.list(folder)) {
            return there.map(path -> String.valueOf(path.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private void known(YamlMapping part, String key, List<String> written, Set<String> known) {
        for (int i = 0; i < written.size(); i++) {
            if (!known.contains(written.get(i))) {
                part.mistake(
                        key,
                        i,
                        "the bench " + bench.orElseThrow().name() + " has no "
                                + key.substring(0, key.length() - 1) + " '" + written.get(i) + "'"
                                + Nearest.to(written.get(i), known)
                                        .map(near -> ", did you mean '" + near + "'?")
                                        .orElse("; it has " + String.join(", ", new TreeSet<>(known)) + "."));
            }
        }
    }

    private static void nobodyLeft(YamlMapping part, List<String> terminals, List<String> models, BenchFile bench) {
        boolean names =
                bench.terminalNames().containsAll(terminals) && models(bench).containsAll(models);
        if (names
                && !terminals.isEmpty()
                && !models.isEmpty()
                && terminals.stream().noneMatch(terminal -> models.contains(bench.model(terminal)))) {
            part.mistake("models", "none of the terminals " + String.join(", ", terminals) + " is of these models.");
        }
    }

    private static Set<String> models(BenchFile bench) {
        return bench.terminalNames().stream().map(bench::model).collect(Collectors.toCollection(TreeSet::new));
    }
}
