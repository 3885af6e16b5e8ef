package org.posrig.run;

import io.cucumber.gherkin.GherkinParser;
import io.cucumber.messages.types.Background;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.Examples;
import io.cucumber.messages.types.GherkinDocument;
import io.cucumber.messages.types.Location;
import io.cucumber.messages.types.Pickle;
import io.cucumber.messages.types.PickleStep;
import io.cucumber.messages.types.PickleTag;
import io.cucumber.messages.types.RuleChild;
import io.cucumber.messages.types.Scenario;
import io.cucumber.messages.types.Step;
import io.cucumber.messages.types.TableRow;
import io.cucumber.tagexpressions.Expression;
import io.cucumber.tagexpressions.TagExpressionException;
import io.cucumber.tagexpressions.TagExpressionParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.posrig.fault.BadInput;

/** The scenarios that a request selects, parsed, with the place of every step. */
final class Selection {

    private static final Pattern WITH_LINE = Pattern.compile("(.+\\.feature):(\\d{1,6})");

    private static final Pattern UNEXPECTED = Pattern.compile("(?s).*expected: #.*, got '(.*)'");

    /**
     * A step of a selected scenario.
     *
     * @param column of the step's text, behind its keyword
     */
    record PlacedStep(String text, int line, int column) {}

    /** A selected scenario; {@code line} is that of its title, or of its row in an outline. */
    record Selected(Path file, String name, int line, List<PlacedStep> steps) {}

    /** A feature file, whole or at one line. */
    record Target(Path file, OptionalInt line) {}

    private final List<Target> targets = new ArrayList<>();
    private final List<Selected> scenarios = new ArrayList<>();
    private final List<String> mistakes = new ArrayList<>();

    private Selection() {}

    /** @throws BadInput when a file is not there or not Gherkin, or when nothing is selected */
    static Selection of(RunRequest request) {
        Selection selection = new Selection();
        Expression tags = tagExpression(request.tags().orElse(""));
        List<String> asked = request.features().isEmpty()
                ? List.of(request.home().resolve("features").toString())
                : request.features();
        asked.forEach(selection::add);
        List<Target> given = selection.targets.stream().distinct().toList();
        selection.targets.clear();
        given.forEach(target -> selection.parse(target, tags));
        if (!selection.mistakes.isEmpty()) {
            throw new BadInput(selection.mistakes);
        }
        if (selection.scenarios.isEmpty()) {
            throw new BadInput("Nothing is selected: " + String.join(", ", asked)
                    + request.tags()
                            .map(expression -> " with the tags '" + expression + "'")
                            .orElse("")
                    + " has no such scenario; see the tags in the features.");
        }
        return selection;
    }

    List<Selected> scenarios() {
        return scenarios;
    }

    /** What to hand to Cucumber: each with the line of a scenario or an outline's row where one was asked for. */
    List<Target> targets() {
        return targets;
    }

    private static Expression tagExpression(String written) {
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

    private static List<Path> featuresIn(Path folder) {
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
        List<Envelope> envelopes;
        int lines;
        try {
            lines = Files.readAllLines(target.file()).size();
            envelopes = GherkinParser.builder()
                    .includeSource(false)
                    .build()
                    .parse(target.file())
                    .toList();
        } catch (IOException e) {
            mistakes.add(target.file() + ": the file cannot be read (" + e.getMessage() + "); check its permissions.");
            return;
        }
        envelopes.stream()
                .flatMap(envelope -> envelope.getParseError().stream())
                .forEach(error -> mistakes.add(target.file() + ":"
                        + error.getSource().getLocation().map(Location::getLine).orElse(1L) + ":"
                        + error.getSource()
                                .getLocation()
                                .flatMap(Location::getColumn)
                                .orElse(1L) + ": " + inWords(error.getMessage())));
        Map<String, Location> places = new HashMap<>();
        envelopes.stream()
                .flatMap(envelope -> envelope.getGherkinDocument().stream())
                .forEach(document -> locate(document, places));
        List<Pickle> pickles = envelopes.stream()
                .flatMap(envelope -> envelope.getPickle().stream())
                .toList();
        if (target.line().isPresent() && target.line().getAsInt() > lines) {
            mistakes.add(target.file() + ":" + target.line().getAsInt() + ":1: the file has only " + lines
                    + " lines; give the line of a scenario's title.");
            return;
        }
        List<Pickle> wanted = target.line().isPresent() ? at(target, pickles, places) : pickles;
        for (Pickle pickle : wanted) {
            Selected selected = selected(target.file(), pickle, places);
            // A file may be asked for as a whole and by its lines too: each scenario runs once.
            if (tags.evaluate(pickle.getTags().stream().map(PickleTag::getName).toList())
                    && !scenarios.contains(selected)) {
                scenarios.add(selected);
            }
        }
        if (target.line().isEmpty()) {
            targets.add(target);
        } else {
            wanted.forEach(pickle -> targets.add(new Target(target.file(), OptionalInt.of(line(pickle, places)))));
        }
    }

    // The parser lists its token types, which say nothing to a writer of features.
    private static String inWords(String parserSays) {
        Matcher unexpected = UNEXPECTED.matcher(parserSays);
        return unexpected.matches()
                ? "this is no Gherkin: '" + unexpected.group(1) + "' cannot stand here; begin the line with a keyword"
                        + " such as Given, When, Then, And, Scenario (in the feature's language), or correct the lines"
                        + " above."
                : "this is no Gherkin: " + parserSays.replaceFirst("^\\(\\d+:\\d+\\): ", "") + "; correct it here.";
    }

    // A line anywhere inside a scenario means that scenario; a row of an outline's examples means that row.
    private List<Pickle> at(Target target, List<Pickle> pickles, Map<String, Location> places) {
        int line = target.line().orElseThrow();
        List<Pickle> row =
                pickles.stream().filter(pickle -> line(pickle, places) == line).toList();
        if (!row.isEmpty()) {
            return row;
        }
        Optional<Integer> title = pickles.stream()
                .map(pickle -> titleLine(pickle, places))
                .filter(found -> found <= line)
                .max(Integer::compare);
        if (title.isEmpty()) {
            mistakes.add(target.file() + ":" + line
                    + ":1: there is no scenario at this line; give the line of a scenario's title.");
            return List.of();
        }
        return pickles.stream()
                .filter(pickle -> titleLine(pickle, places) == title.get().intValue())
                .toList();
    }

    private static Selected selected(Path file, Pickle pickle, Map<String, Location> places) {
        List<PlacedStep> steps =
                pickle.getSteps().stream().map(step -> placed(step, places)).toList();
        return new Selected(file, pickle.getName(), line(pickle, places), steps);
    }

    private static PlacedStep placed(PickleStep step, Map<String, Location> places) {
        Location place = places.get(step.getAstNodeIds().getFirst());
        return new PlacedStep(
                step.getText(),
                place.getLine().intValue(),
                place.getColumn().orElse(1L).intValue());
    }

    private static int line(Pickle pickle, Map<String, Location> places) {
        return places.get(pickle.getAstNodeIds().getLast()).getLine().intValue();
    }

    private static int titleLine(Pickle pickle, Map<String, Location> places) {
        return places.get(pickle.getAstNodeIds().getFirst()).getLine().intValue();
    }

    private static void locate(GherkinDocument document, Map<String, Location> places) {
        document.getFeature()
                .ifPresent(feature -> feature.getChildren().forEach(child -> {
                    child.getBackground().ifPresent(background -> steps(background.getSteps(), places));
                    child.getScenario().ifPresent(scenario -> scenario(scenario, places));
                    child.getRule().ifPresent(rule -> rule.getChildren().forEach(inner -> rule(inner, places)));
                }));
    }

    private static void rule(RuleChild child, Map<String, Location> places) {
        child.getBackground().map(Background::getSteps).ifPresent(steps -> steps(steps, places));
        child.getScenario().ifPresent(scenario -> scenario(scenario, places));
    }

    private static void scenario(Scenario scenario, Map<String, Location> places) {
        places.put(scenario.getId(), scenario.getLocation());
        steps(scenario.getSteps(), places);
        for (Examples examples : scenario.getExamples()) {
            for (TableRow row : examples.getTableBody()) {
                places.put(row.getId(), row.getLocation());
            }
        }
    }

    private static void steps(List<Step> steps, Map<String, Location> places) {
        for (Step step : steps) {
            long column = step.getLocation().getColumn().orElse(1L)
                    + step.getKeyword().length();
            places.put(step.getId(), new Location(step.getLocation().getLine(), column));
        }
    }
}
