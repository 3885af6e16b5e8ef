package org.posrig.steps;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All steps for people to look up: by role, in both languages, each with a sentence and an example. */
public final class Catalogue {

    /**
     * A wording of a step.
     *
     * @param expression the Cucumber expression
     * @param example a text that it matches
     * @param line the example as it stands in a feature, with its keyword
     */
    public record Wording(String expression, String example, String line) {}

    /**
     * One step: what one method does, however it is worded.
     *
     * @param method {@code CashierSteps.startsSale}, which tells steps apart
     * @param sentence empty when nobody has written one yet
     */
    public record Entry(Actor actor, String method, String sentence, List<Wording> english, List<Wording> chinese) {

        boolean holds(String word) {
            String lower = word.toLowerCase(Locale.ROOT);
            return (actor.heading() + " " + sentence + english + chinese)
                    .toLowerCase(Locale.ROOT)
                    .contains(lower);
        }
    }

    private final List<Entry> entries;

    private Catalogue(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    public static Catalogue of(Vocabulary vocabulary) {
        Samples samples = new Samples();
        Map<Method, List<Vocabulary.Step>> wordings = new LinkedHashMap<>();
        vocabulary
                .steps()
                .forEach(step -> wordings.computeIfAbsent(step.method(), unused -> new ArrayList<>())
                        .add(step));
        return new Catalogue(wordings.entrySet().stream()
                .map(step -> entry(step.getKey(), step.getValue(), samples))
                .sorted(Comparator.comparing(Entry::actor)
                        .thenComparing(entry -> entry.english().stream()
                                .map(Wording::expression)
                                .findFirst()
                                .orElse("")))
                .toList());
    }

    /** In the order of the roles, and in each role by their English wording. */
    public List<Entry> entries() {
        return entries;
    }

    /** Those whose role, sentence, wording or example holds a word, in any case. */
    public List<Entry> holding(String word) {
        return entries.stream().filter(entry -> entry.holds(word)).toList();
    }

    private static Entry entry(Method method, List<Vocabulary.Step> wordings, Samples samples) {
        Optional<Says> says = Optional.ofNullable(method.getAnnotation(Says.class));
        return new Entry(
                actor(method),
                method.getDeclaringClass().getSimpleName() + "." + method.getName(),
                says.map(Says::value).orElse(""),
                wordings(wordings, false, says.map(Says::english).orElse(""), samples),
                wordings(wordings, true, says.map(Says::chinese).orElse(""), samples));
    }

    private static List<Wording> wordings(
            List<Vocabulary.Step> wordings, boolean chinese, String written, Samples samples) {
        return wordings.stream()
                .filter(step -> step.chinese() == chinese)
                .map(step -> wording(step, written.isEmpty() ? samples.fill(step.text(), chinese) : written))
                .sorted(Comparator.comparing(Wording::expression))
                .toList();
    }

    private static Wording wording(Vocabulary.Step step, String example) {
        return new Wording(step.text(), example, step.keyword() + (step.chinese() ? "" : " ") + example);
    }

    private static Actor actor(Method method) {
        return Optional.ofNullable(method.getAnnotation(By.class))
                .or(() -> Optional.ofNullable(method.getDeclaringClass().getAnnotation(By.class)))
                .map(By::value)
                .orElse(Actor.RIG);
    }
}
