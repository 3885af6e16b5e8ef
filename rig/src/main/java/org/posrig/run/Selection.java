package org.posrig.run;

import io.cucumber.tagexpressions.Expression;
import io.cucumber.tagexpressions.TagExpressionException;
import io.cucumber.tagexpressions.TagExpressionParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.posrig.fault.BadInput;

/** The scenarios that a stage selects, parsed, with the place of every step. */
final class Selection {

    private static final Pattern WITH_LINE = Pattern.compile("(.+\\.feature):(\\d{1,6})");

    /** A feature file, whole or at one line. */
    record Target(Path file, OptionalInt line) {}

    private final List<Target> targets = new ArrayList<>();
    private final List<FeatureFile.Selected> scenarios = new ArrayList<>();
    private final List<String> mistakes = new ArrayList<>();

    private Selection() {}

    /** @throws BadInput when a file is not there or not Gherkin, or when nothing is selected */
    static Selection of(Path home, Stage stage) {
        Selection selection = new Selection();
        Expression tags = tagExpression(stage.tags().orElse(""));
        List<String> asked =
                stage.features().isEmpty() ? List.of(home.resolve("features").toString()) : stage.features();
        asked.forEach(selection::add);
        List<Target> given = selection.targets.stream().distinct().toList();
        selection.targets.clear();
        given.forEach(target -> selection.parse(target, tags));
        if (!selection.mistakes.isEmpty()) {
            throw new BadInput(selection.mistakes);
        }
        if (selection.scenarios.isEmpty()) {
            throw new BadInput("Nothing is selected: " + String.join(", ", asked)
                    + stage.tags()
                            .map(expression -> " with the tags '" + expression + "'")
                            .orElse("")
                    + " has no such scenario; see the tags in the features.");
        }
        return selection;
    }

    List<FeatureFile.Selected> scenarios() {
        return scenarios;
    }

    /** What to hand to Cucumber: each with the line of a scenario or an outline's row where one was asked for. */
    List<Target> targets() {
        return targets;
    }

    static Expression tagExpression(String written) {
        try {
            return TagExpressionParser.parse(written);
        } catch (TagExpressionException e) {
            throw new BadInput("The tag expression '" + written + "' cannot be read: "
                    + e.getMessage().lines().findFirst().orElse("") + " Write for example '@A2 and not @zh'.");
        }
    }

    private void add(String written) {
        Matcher withLine = WITH_LINE.matcher(written);
        Path path = Path.of(withLine.matches() ? withLine.group(1) : written);
        if (!Files.exists(path)) {
            mistakes.add(path + ": there is no such feature file or folder; check the path.");
            return;
        }
        if (withLine.matches()) {
            targets.add(new Target(path, OptionalInt.of(Integer.parseInt(withLine.group(2)))));
        } else if (Files.isDirectory(path)) {
            featuresIn(path).forEach(file -> targets.add(new Target(file, OptionalInt.empty())));
        } else {
            targets.add(new Target(path, OptionalInt.empty()));
        }
    }

    /** Every feature below a folder, in order. */
    static List<Path> featuresIn(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".feature"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BadInput(folder + ": the folder cannot be read (" + e.getMessage() + "); check its permissions.");
        }
    }

    private void parse(Target target, Expression tags) {
        FeatureFile feature = FeatureFile.parse(target.file());
        feature.mistakes().forEach(mistake -> mistakes.add(mistake.toString()));
        if (!feature.mistakes().isEmpty()) {
            return;
        }
        int lines = feature.lines().size();
        if (target.line().isPresent() && target.line().getAsInt() > lines) {
            mistakes.add(target.file() + ":" + target.line().getAsInt() + ":1: the file has only " + lines
                    + " lines; give the line of a scenario's title.");
            return;
        }
        List<FeatureFile.Selected> wanted =
                target.line().isPresent() ? at(target, feature.scenarios()) : feature.scenarios();
        for (FeatureFile.Selected selected : wanted) {
            // A file may be asked for as a whole and by its lines too: each scenario runs once.
            if (tags.evaluate(selected.tags()) && !scenarios.contains(selected)) {
                scenarios.add(selected);
            }
        }
        if (target.line().isEmpty()) {
            targets.add(target);
        } else {
            wanted.forEach(selected -> targets.add(new Target(target.file(), OptionalInt.of(selected.line()))));
        }
    }

    // A line anywhere inside a scenario means that scenario; a row of an outline's examples means that row.
    private List<FeatureFile.Selected> at(Target target, List<FeatureFile.Selected> all) {
        int line = target.line().orElseThrow();
        List<FeatureFile.Selected> row =
                all.stream().filter(scenario -> scenario.line() == line).toList();
        if (!row.isEmpty()) {
            return row;
        }
        Optional<Integer> title = all.stream()
                .map(FeatureFile.Selected::titleLine)
                .filter(found -> found <= line)
                .max(Integer::compare);
        if (title.isEmpty()) {
            mistakes.add(target.file() + ":" + line
                    + ":1: there is no scenario at this line; give the line of a scenario's title.");
            return List.of();
        }
        return all.stream()
                .filter(scenario -> scenario.titleLine() == title.get().intValue())
                .toList();
    }
}
