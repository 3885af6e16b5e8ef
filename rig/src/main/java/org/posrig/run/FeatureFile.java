package org.posrig.run;

import io.cucumber.gherkin.GherkinParser;
import io.cucumber.messages.types.Background;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.Examples;
import io.cucumber.messages.types.Feature;
import io.cucumber.messages.types.GherkinDocument;
import io.cucumber.messages.types.Location;
import io.cucumber.messages.types.Pickle;
import io.cucumber.messages.types.PickleStep;
import io.cucumber.messages.types.PickleTag;
import io.cucumber.messages.types.RuleChild;
import io.cucumber.messages.types.Scenario;
import io.cucumber.messages.types.Step;
import io.cucumber.messages.types.TableRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A feature file, parsed, with the place of everything in it.
 *
 * @param title the feature's, empty where the file is no Gherkin
 * @param lines as they are written
 * @param scenarios each row of an outline is one
 * @param mistakes what keeps it from being Gherkin; then there are no scenarios
 */
record FeatureFile(Path path, String title, List<String> lines, List<Selected> scenarios, List<Mistake> mistakes) {

    private static final Pattern UNEXPECTED = Pattern.compile("(?s).*expected: #.*, got '(.*)'");

    /**
     * A step of a scenario.
     *
     * @param column of the step's text, behind its keyword
     */
    record PlacedStep(String text, int line, int column) {}

    /**
     * A scenario.
     *
     * @param line that of its title, or of its row in an outline
     * @param titleLine that of its title, whatever row it is
     * @param tags its own and those it inherits, each with its {@code @}
     */
    record Selected(
            Path file,
            String feature,
            String name,
            int line,
            int titleLine,
            List<String> tags,
            List<PlacedStep> steps) {}

    static FeatureFile parse(Path path) {
        try {
            return of(
                    path,
                    Files.readAllLines(path),
                    GherkinParser.builder()
                            .includeSource(false)
                            .build()
                            .parse(path)
                            .toList());
        } catch (IOException e) {
            return new FeatureFile(
                    path,
                    "",
                    List.of(),
                    List.of(),
                    List.of(Mistake.ofFile(
                            path, "the file cannot be read (" + e.getMessage() + "); check its permissions.")));
        }
    }

    private static FeatureFile of(Path path, List<String> lines, List<Envelope> envelopes) {
        List<Mistake> mistakes = envelopes.stream()
                .flatMap(envelope -> envelope.getParseError().stream())
                .map(error -> new Mistake(
                        path,
                        error.getSource()
                                .getLocation()
                                .map(Location::getLine)
                                .orElse(1L)
                                .intValue(),
                        error.getSource()
                                .getLocation()
                                .flatMap(Location::getColumn)
                                .orElse(1L)
                                .intValue(),
                        inWords(error.getMessage())))
                .toList();
        Map<String, Location> places = new HashMap<>();
        List<GherkinDocument> documents = envelopes.stream()
                .flatMap(envelope -> envelope.getGherkinDocument().stream())
                .toList();
        documents.forEach(document -> locate(document, places));
        String title = documents.stream()
                .flatMap(document -> document.getFeature().stream())
                .map(Feature::getName)
                .findFirst()
                .orElse("");
        List<Selected> scenarios = envelopes.stream()
                .flatMap(envelope -> envelope.getPickle().stream())
                .map(pickle -> selected(path, title, pickle, places))
                .toList();
        return new FeatureFile(path, title, lines, scenarios, mistakes);
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

    private static Selected selected(Path file, String title, Pickle pickle, Map<String, Location> places) {
        return new Selected(
                file,
                title,
                pickle.getName(),
                line(pickle, places),
                titleLine(pickle, places),
                pickle.getTags().stream().map(PickleTag::getName).toList(),
                pickle.getSteps().stream().map(step -> placed(step, places)).toList());
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
