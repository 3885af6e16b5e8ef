package org.posrig.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.gherkin.GherkinParser;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.Pickle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.posrig.host.interfacefile.InterfaceFile;
import org.posrig.host.issuer.CardFile;
import org.posrig.host.network.Direction;
import org.posrig.host.network.TerminalLine;
import org.posrig.host.rulefile.RuleFile;
import org.posrig.host.script.Action;
import org.posrig.host.script.Falsehood;
import org.posrig.host.script.Match;
import org.posrig.host.script.Rule;
import org.posrig.host.script.Sending;
import org.posrig.host.script.Stage;
import org.posrig.steps.ParameterTypes;
import org.posrig.steps.Vocabulary;

/**
 * Whatever rules and the line can do is done in some feature, whose scenarios then show what terminals make of it. What there is to do is
 * read from the types of the rules and from the line's methods, so that a new action without a scenario is red; what a scenario does is
 * read from its steps and from the rule files it names.
 */
final class EveryActionIsProvokedTest {

    private static final String FOLLOWS = "follows";

    /** What a step lays down beside what stands in its words, by the name of its method. */
    private static final Map<String, Set<String>> LAID_DOWN = Map.ofEntries(
            Map.entry("loseRequest", Set.of("sending silence-before")),
            Map.entry("loseReply", Set.of("sending silence-after")),
            Map.entry("cableOut", Set.of("line cable")),
            Map.entry("slow", Set.of("line slow")),
            Map.entry("jittery", Set.of("line slow", "line jitter")),
            Map.entry("narrow", Set.of("line narrow")),
            Map.entry("stall", Set.of("line stall")),
            Map.entry("cutAnswer", Set.of("line cutAfter", "line cutAfter to-terminal")),
            Map.entry("cutRequest", Set.of("line cutAfter", "line cutAfter to-host")),
            Map.entry("answers", Set.of("then code")),
            Map.entry("answersOnCard", Set.of("then code", "when card")),
            Map.entry("answersAmount", Set.of("then code", "when least", "when most")),
            Map.entry("answersAtTerminal", Set.of("then code", "when terminalNumber")),
            Map.entry("answersField", Set.of("then code", "when fields")),
            Map.entry("late", Set.of("then delay")),
            Map.entry("held", Set.of("sending hold")),
            Map.entry("twice", Set.of("sending twice")),
            Map.entry("wrong", Set.of("then wrong")),
            Map.entry("carries", Set.of("then fields")),
            Map.entry("half", Set.of("sending half")),
            Map.entry("noise", Set.of("sending noise")),
            Map.entry("reset", Set.of("sending reset")),
            Map.entry("hangsUp", Set.of("sending close")),
            Map.entry("demandsSignIn", Set.of("then requirement")),
            Map.entry("refuses", Set.of("line refuse")),
            Map.entry("refusesFor", Set.of("then refuse")));

    private final Vocabulary vocabulary = Vocabulary.read();
    private final CardFile cards = CardFile.read(
            PosrigCommand.home().resolve("fixtures/cards/test-cards.yaml"),
            PosrigCommand.home().resolve("fixtures/cards/test-prefixes.yaml"));

    @Test
    void whatever_rules_and_the_line_can_do_is_done_in_some_feature() {
        Set<String> undone = new TreeSet<>(everything());
        undone.removeAll(done());

        assertThat(undone).as("what no feature does").isEmpty();
    }

    @Test
    void every_step_that_lays_something_down_is_a_step() {
        assertThat(vocabulary.steps().stream().map(step -> step.method().getName()))
                .containsAll(LAID_DOWN.keySet());
    }

    private static Set<String> everything() {
        Set<String> all = new TreeSet<>();
        Arrays.stream(Sending.values())
                .filter(sending -> sending != Sending.WHOLE)
                .forEach(sending -> all.add("sending " + written(sending)));
        Arrays.stream(Falsehood.values()).forEach(falsehood -> all.add("wrong " + written(falsehood)));
        Arrays.stream(Direction.values()).forEach(direction -> all.add("line cutAfter " + written(direction)));
        components(Match.class).forEach(name -> all.add("when " + name));
        components(Action.class).forEach(name -> all.add("then " + name));
        components(Rule.class)
                .filter(name -> !Set.of("name", "match", "stage", "action").contains(name))
                .forEach(name -> all.add("rule " + name));
        components(Stage.class).filter(name -> !name.equals("scenario")).forEach(name -> all.add("scenario " + name));
        all.add("line jitter");
        Arrays.stream(TerminalLine.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && method.getParameterCount() > 0)
                .map(Method::getName)
                .forEach(name -> all.add("line " + name));
        // Whatever is sent otherwise than whole is covered one by one.
        all.remove("then sending");
        return all;
    }

    private Set<String> done() {
        Set<String> done = new TreeSet<>();
        for (String text : stepTexts()) {
            for (Vocabulary.Step step : vocabulary.matching(text)) {
                String method = step.method().getName();
                done.addAll(LAID_DOWN.getOrDefault(method, Set.of()));
                for (Vocabulary.Word word : vocabulary.words(step, text)) {
                    if (word.type().equals("falsehood")) {
                        done.add("wrong " + written(new ParameterTypes().falsehood(word.value())));
                    } else if (method.equals(FOLLOWS)) {
                        done.addAll(ofRuleFile(word.value()));
                    }
                }
            }
        }
        return done;
    }

    private Set<String> ofRuleFile(String quoted) {
        String name = quoted.replace("\"", "");
        Set<String> done = new TreeSet<>();
        for (Rule rule : RuleFile.read(
                PosrigCommand.home().resolve("fixtures/hosts/rules/" + name + ".yaml"),
                cards,
                InterfaceFile.shipped().formats())) {
            add(done, "rule priority", rule.priority() != Rule.USUAL_PRIORITY);
            add(done, "rule times", rule.times() > 1);
            add(done, "when kinds", !rule.match().kinds().isEmpty());
            add(done, "scenario required", rule.stage().flatMap(Stage::required).isPresent());
            add(done, "scenario next", rule.stage().flatMap(Stage::next).isPresent());
        }
        return done;
    }

    private static void add(Set<String> done, String what, boolean present) {
        Optional.of(what).filter(unused -> present).ifPresent(done::add);
    }

    private static Set<String> stepTexts() {
        try (Stream<Path> files = Files.walk(PosrigCommand.home().resolve("features"))) {
            return files.filter(file -> file.toString().endsWith(".feature"))
                    .flatMap(file -> pickles(file).stream())
                    .flatMap(pickle -> pickle.getSteps().stream())
                    .map(step -> step.getText())
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Pickle> pickles(Path file) {
        try {
            return GherkinParser.builder()
                    .includeSource(false)
                    .includeGherkinDocument(false)
                    .build()
                    .parse(file)
                    .map(Envelope::getPickle)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> components(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName);
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
