package org.posrig.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.posrig.bench.Operators;
import org.posrig.fault.BadInput;
import org.posrig.host.issuer.CardFile;
import org.posrig.steps.Vocabulary;

/** Checks every step of the selected scenarios against the vocabulary, the cards and the operators, before anything moves. */
final class Preflight {

    private final Vocabulary vocabulary;
    private final CardFile cards;
    private final Operators operators;

    Preflight(Vocabulary vocabulary, CardFile cards, Operators operators) {
        this.vocabulary = vocabulary;
        this.cards = cards;
        this.operators = operators;
    }

    /** @throws BadInput with every step that is undefined or ambiguous or names what is not there */
    void check(Selection selection) {
        Set<String> mistakes = new LinkedHashSet<>();
        for (Selection.Selected scenario : selection.scenarios()) {
            for (Selection.PlacedStep step : scenario.steps()) {
                check(scenario, step, mistakes);
            }
        }
        if (!mistakes.isEmpty()) {
            throw new BadInput(new ArrayList<>(mistakes));
        }
    }

    private void check(Selection.Selected scenario, Selection.PlacedStep step, Set<String> mistakes) {
        List<Vocabulary.Step> matching = vocabulary.matching(step.text());
        if (matching.isEmpty()) {
            mistakes.add(place(scenario, step, 0) + "there is no step '" + step.text() + "'; the nearest are: "
                    + vocabulary.nearest(step.text(), 3).stream()
                            .map(near -> "'" + near + "'")
                            .collect(Collectors.joining(", "))
                    + ".");
        } else if (matching.size() > 1) {
            mistakes.add(place(scenario, step, 0) + "the step '" + step.text() + "' is ambiguous: "
                    + matching.stream().map(Vocabulary.Step::text).collect(Collectors.joining("' or '", "'", "'"))
                    + "; word it so that one fits.");
        } else {
            vocabulary.words(matching.getFirst(), step.text()).forEach(word -> check(scenario, step, word, mistakes));
        }
    }

    private void check(
            Selection.Selected scenario, Selection.PlacedStep step, Vocabulary.Word word, Set<String> mistakes) {
        if (word.type().equals("card")) {
            try {
                cards.card(word.value());
            } catch (BadInput e) {
                mistakes.add(place(scenario, step, word.start()) + e.getMessage());
            }
        }
        if (word.type().equals("wallet")) {
            try {
                cards.wallet(word.value());
            } catch (BadInput e) {
                mistakes.add(place(scenario, step, word.start()) + e.getMessage());
            }
        }
        if (word.type().equals("operator") && operators.find(word.value()).isEmpty()) {
            mistakes.add(place(scenario, step, word.start()) + "There is no operator called '" + word.value()
                    + "'; the operators' file has "
                    + String.join(", ", new TreeSet<>(operators.byName().keySet())) + ".");
        }
    }

    private static String place(Selection.Selected scenario, Selection.PlacedStep step, int offset) {
        return scenario.file() + ":" + step.line() + ":" + (step.column() + offset) + ": ";
    }
}
