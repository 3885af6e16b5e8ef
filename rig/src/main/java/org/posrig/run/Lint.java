package org.posrig.run;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.posrig.bench.BenchOpener;
import org.posrig.bench.Capabilities;
import org.posrig.bench.Operators;
import org.posrig.fault.BadInput;
import org.posrig.fault.ToType;
import org.posrig.steps.Catalogue;
import org.posrig.steps.Vocabulary;

/** Checks features without a terminal and without a host: everything that can be known to be wrong before a run, all at once. */
public final class Lint {

    private static final int FAULTY = 2;

    private final RunRequest request;
    private final Path shipped;
    private final Vocabulary vocabulary = Vocabulary.read();
    private final BenchOpener bench;
    private final CoverageLines lines;

    /** @throws BadInput when the bench or {@code features/lines.yaml} cannot be used */
    public Lint(RunRequest request) {
        this.request = request;
        this.shipped = request.home().resolve("features").toAbsolutePath().normalize();
        this.bench = BenchOpener.check(request.benchFile());
        this.lines = CoverageLines.read(shipped.resolve("lines.yaml"));
    }

    /**
     * Tells everything found, by file and line.
     *
     * @return the exit code: 2 if there is any error, else 0
     * @throws BadInput when a file or folder is not there
     */
    public int execute(PrintStream out) {
        Set<Path> files = files();
        List<Remark> remarks = remarks(files);
        remarks.forEach(out::println);
        long errors = remarks.stream().filter(Remark::error).count();
        out.printf(
                "%s, %s in %s%n",
                counted(errors, "error"), counted(remarks.size() - errors, "note"), counted(files.size(), "feature"));
        return errors > 0 ? FAULTY : 0;
    }

    /** Everything found in these files, by file and line; what concerns no file in particular comes last. */
    List<Remark> remarks(Set<Path> files) {
        List<FeatureFile> features = files.stream().map(FeatureFile::parse).toList();
        List<Remark> remarks = new ArrayList<>();
        SecretDigits secrets = new SecretDigits(bench.secretDigits());
        Preflight preflight = new Preflight(vocabulary, bench.cards(), bench.file());
        TagCheck tags = new TagCheck(lines.tags(), capabilities());
        for (FeatureFile feature : features) {
            feature.mistakes().forEach(found -> remarks.add(Remark.error(found)));
            preflight
                    .mistakes(feature.scenarios())
                    .forEach(found -> remarks.add(Remark.error(new Mistake(
                            found.file(), found.line(), found.column(), secrets.hidden(found.sentence())))));
            secrets.in(feature).forEach(found -> remarks.add(Remark.error(found)));
            tags.unknown(feature).forEach(found -> remarks.add(Remark.error(found)));
            tags.withoutLine(feature).forEach(found -> remarks.add(new Remark(ships(feature.path()), found)));
            twins(feature, remarks);
        }
        SameNames.in(features).forEach(found -> remarks.add(Remark.error(found)));
        remarks.sort(Comparator.comparing((Remark remark) -> remark.mistake().file())
                .thenComparing(remark -> remark.mistake().line())
                .thenComparing(remark -> remark.mistake().column()));
        unused(features, remarks);
        return remarks.stream().distinct().toList();
    }

    private Set<Path> files() {
        Set<Path> files = new LinkedHashSet<>();
        List<String> missing = new ArrayList<>();
        List<String> asked = request.features().isEmpty() ? List.of(shipped.toString()) : request.features();
        for (String written : asked) {
            // A line says which scenario to run; a file is checked as a whole.
            Path path = Path.of(written.replaceFirst("(\\.feature):\\d+$", "$1"));
            if (!Files.exists(path)) {
                missing.add(path + ": there is no such feature file or folder; check the path.");
            } else if (Files.isDirectory(path)) {
                files.addAll(Selection.featuresIn(path));
            } else {
                files.add(path);
            }
        }
        if (missing.isEmpty() && files.isEmpty()) {
            missing.add(String.join(", ", asked) + ": there is no feature file here; check the path.");
        }
        if (!missing.isEmpty()) {
            throw new BadInput(missing);
        }
        return files;
    }

    private Set<String> capabilities() {
        Set<String> all = new TreeSet<>(bench.file().capabilities());
        all.addAll(Capabilities.known(request.home().resolve("fixtures/profiles")));
        return all;
    }

    private void twins(FeatureFile feature, List<Remark> remarks) {
        Twins twins = new Twins(vocabulary, this::meaning);
        if (feature.path().toString().endsWith(Twins.CHINESE)) {
            twins.differing(feature).forEach(found -> remarks.add(new Remark(ships(feature.path()), found)));
        } else if (ships(feature.path())) {
            Set<Integer> both = feature.scenarios().stream()
                    .filter(Lint::inBothLanguages)
                    .map(FeatureFile.Selected::titleLine)
                    .collect(Collectors.toSet());
            twins.missing(feature).stream()
                    .filter(found -> both.contains(found.line()))
                    .forEach(found -> remarks.add(Remark.error(found)));
        }
    }

    // The mission's own scenarios and the forgotten passwords are for Chinese merchants first of all.
    private static boolean inBothLanguages(FeatureFile.Selected scenario) {
        return scenario.tags().contains("@mission")
                || CoverageLines.among(scenario.tags()).stream().anyMatch(tag -> tag.startsWith("B"));
    }

    private String meaning(Vocabulary.Word word) {
        return switch (word.type()) {
            case "card" -> cardName(word.value());
            case "operator" ->
                bench.file()
                        .operators()
                        .find(word.value())
                        .map(Operators.Operator::role)
                        .orElse(word.value());
            default -> vocabulary.meaning(word);
        };
    }

    private String cardName(String written) {
        try {
            return bench.cards().card(written).name();
        } catch (BadInput e) {
            return written;
        }
    }

    // Only the whole shipped set can be blamed for a step that nobody uses.
    private void unused(List<FeatureFile> features, List<Remark> remarks) {
        List<Catalogue.Entry> unused = new UnusedSteps(vocabulary).in(features);
        Set<Path> read = features.stream().map(feature -> plain(feature.path())).collect(Collectors.toSet());
        List<Path> all = Selection.featuresIn(shipped);
        if (!all.isEmpty() && read.containsAll(all)) {
            unused.forEach(entry -> remarks.add(Remark.error(Mistake.ofFile(
                    Path.of(entry.method()),
                    "no feature uses the step '" + entry.english().getFirst().expression()
                            + "'; write one or take it away."))));
        } else if (!unused.isEmpty() && features.stream().noneMatch(feature -> ships(feature.path()))) {
            remarks.add(Remark.note(Mistake.ofFile(
                    request.benchFile().getFileName(),
                    counted(unused.size(), "step") + " of the vocabulary are not used here; '" + ToType.posrig("steps")
                            + "' lists all.")));
        }
    }

    private boolean ships(Path path) {
        return plain(path).startsWith(shipped);
    }

    private static Path plain(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private static String counted(long count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }
}
