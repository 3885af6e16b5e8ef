package org.posrig.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.posrig.bench.BenchFile;
import org.posrig.fault.BadInput;
import org.posrig.host.issuer.CardFile;
import org.posrig.steps.Vocabulary;
import org.posrig.yaml.Nearest;

/**
 * Checks every step of scenarios against the vocabulary, and every name in them against the cards, the operators, the terminals and
 * the profiles of a bench, before anything moves.
 */
final class Preflight {

    private final Vocabulary vocabulary;
    private final CardFile cards;
    private final BenchFile bench;

    Preflight(Vocabulary vocabulary, CardFile cards, BenchFile bench) {
        this.vocabulary = vocabulary;
        this.cards = cards;
        this.bench = bench;
    }

    /** @throws BadInput with every step that is undefined or ambiguous or names what is not there */
    void check(Selection selection) {
        List<String> mistakes =
                mistakes(selection.scenarios()).stream().map(Mistake::toString).toList();
        if (!mistakes.isEmpty()) {
            throw new BadInput(mistakes);
        }
    }

    /** Each mistake once, even if the step stands in a background or an outline. */
    List<Mistake> mistakes(Collection<FeatureFile.Selected> scenarios) {
        Set<Mistake> mistakes = new LinkedHashSet<>();
        for (FeatureFile.Selected scenario : scenarios) {
            for (FeatureFile.PlacedStep step : scenario.steps()) {
                check(scenario, step, mistakes);
            }
        }
        return new ArrayList<>(mistakes);
    }

    private void check(FeatureFile.Selected scenario, FeatureFile.PlacedStep step, Set<Mistake> mistakes) {
        List<Vocabulary.Step> matching = vocabulary.matching(step.text());
        if (matching.isEmpty()) {
            mistakes.add(at(
                    scenario,
                    step,
                    0,
                    "there is no step '" + step.text() + "'; the nearest are: "
                            + vocabulary.nearest(step.text(), 3).stream()
                                    .map(near -> "'" + near + "'")
                                    .collect(Collectors.joining(", "))
                            + "."));
        } else if (matching.size() > 1) {
            mistakes.add(at(
                    scenario,
                    step,
                    0,
                    "the step '" + step.text() + "' is ambiguous: "
                            + matching.stream()
                                    .map(Vocabulary.Step::text)
                                    .collect(Collectors.joining("' or '", "'", "'"))
                            + "; word it so that one fits."));
        } else {
            vocabulary.words(matching.getFirst(), step.text()).forEach(word -> check(scenario, step, word, mistakes));
        }
    }

    private void check(
            FeatureFile.Selected scenario, FeatureFile.PlacedStep step, Vocabulary.Word word, Set<Mistake> mistakes) {
        switch (word.type()) {
            case "card" -> {
                try {
                    cards.card(word.value());
                } catch (BadInput e) {
                    mistakes.add(at(scenario, step, word.start(), e.getMessage()));
                }
            }
            case "wallet" -> {
                try {
                    cards.wallet(word.value());
                } catch (BadInput e) {
                    mistakes.add(at(scenario, step, word.start(), e.getMessage()));
                }
            }
            case "operator" -> {
                if (bench.operators().find(word.value()).isEmpty()) {
                    mistakes.add(at(
                            scenario,
                            step,
                            word.start(),
                            "There is no operator called '" + word.value() + "'; the operators' file has "
                                    + String.join(
                                            ", ",
                                            new TreeSet<>(
                                                    bench.operators().byName().keySet()))
                                    + "."));
                }
            }
            case "terminal" -> known(scenario, step, word, bench.terminalNames(), mistakes);
            case "screen" -> known(scenario, step, word, bench.screens(), mistakes);
            case "key" -> known(scenario, step, word, bench.keys(), mistakes);
            case "sense" -> {
                // Where a bench has none at all, @needs-senses tells so.
                if (!bench.senses().isEmpty()) {
                    known(scenario, step, word, bench.senses(), mistakes);
                }
            }
            default -> {
                // Every other kind of word is right once its step matches.
            }
        }
    }

    private void known(
            FeatureFile.Selected scenario,
            FeatureFile.PlacedStep step,
            Vocabulary.Word word,
            Set<String> known,
            Set<Mistake> mistakes) {
        String name = word.value().replace("\"", "");
        if (!known.contains(name)) {
            mistakes.add(at(
                    scenario,
                    step,
                    word.start(),
                    "The bench " + bench.name() + " has no " + word.type() + " called '" + name + "'"
                            + Nearest.to(name, known)
                                    .map(near -> ", did you mean '" + near + "'?")
                                    .orElse("; it has " + String.join(", ", new TreeSet<>(known)) + ".")));
        }
    }

    private static Mistake at(FeatureFile.Selected scenario, FeatureFile.PlacedStep step, int offset, String sentence) {
        return new Mistake(scenario.file(), step.line(), step.column() + offset, sentence);
    }
}
