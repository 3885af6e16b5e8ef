package org.posrig.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.posrig.steps.Vocabulary;

/**
 * Holds a Chinese feature ({@code x.zh-CN.feature}) to the English one beside it ({@code x.feature}): each of its scenarios must
 * have an English one with the same tags (but for {@code @zh}), the same step methods in the same order and the same values. The
 * file beside is the key, so that nobody has to keep a list; names may be worded freely.
 */
final class Twins {

    static final String CHINESE = ".zh-CN.feature";
    private static final String LANGUAGE_TAG = "@zh";

    private final Vocabulary vocabulary;
    private final Names names;

    /** What the names in steps stand for, whatever language they are in. */
    interface Names {

        /** The same for the English and the Chinese wording of one thing. */
        String meaning(Vocabulary.Word word);
    }

    Twins(Vocabulary vocabulary, Names names) {
        this.vocabulary = vocabulary;
        this.names = names;
    }

    /** Chinese scenarios that do as no English one does. */
    List<Mistake> differing(FeatureFile chinese) {
        Path beside = english(chinese.path());
        if (!Files.exists(beside)) {
            return List.of(Mistake.ofFile(
                    chinese.path(),
                    "there is no " + beside.getFileName()
                            + " beside it; a Chinese feature is the twin of an English one."));
        }
        List<FeatureFile.Selected> candidates = FeatureFile.parse(beside).scenarios();
        List<Mistake> mistakes = new ArrayList<>();
        Set<Integer> told = new HashSet<>();
        for (FeatureFile.Selected scenario : chinese.scenarios()) {
            if (candidates.stream().noneMatch(candidate -> twins(candidate, scenario))
                    && told.add(scenario.titleLine())) {
                mistakes.add(difference(scenario, candidates));
            }
        }
        return mistakes;
    }

    /** Scenarios of an English feature that no Chinese one does after, each by its title once. */
    List<Mistake> missing(FeatureFile english) {
        Path beside = Path.of(english.path().toString().replaceFirst("\\.feature$", CHINESE));
        List<FeatureFile.Selected> twins =
                Files.exists(beside) ? FeatureFile.parse(beside).scenarios() : List.of();
        List<Mistake> mistakes = new ArrayList<>();
        Set<Integer> told = new HashSet<>();
        for (FeatureFile.Selected scenario : english.scenarios()) {
            if (twins.stream().noneMatch(twin -> twins(scenario, twin)) && told.add(scenario.titleLine())) {
                mistakes.add(new Mistake(
                        scenario.file(),
                        scenario.titleLine(),
                        1,
                        "'" + scenario.name() + "' has no twin in " + beside.getFileName() + "; write it in Chinese."));
            }
        }
        return mistakes;
    }

    private Mistake difference(FeatureFile.Selected chinese, List<FeatureFile.Selected> candidates) {
        Optional<FeatureFile.Selected> nearest = candidates.stream()
                .filter(candidate -> tags(candidate).equals(tags(chinese)))
                .max(Comparator.comparingInt(candidate -> alike(candidate, chinese)));
        if (nearest.isEmpty()) {
            return new Mistake(
                    chinese.file(),
                    chinese.titleLine(),
                    1,
                    "'" + chinese.name() + "' has no English twin with the tags " + String.join(" ", tags(chinese))
                            + ".");
        }
        FeatureFile.Selected english = nearest.get();
        int alike = alike(english, chinese);
        String expected = alike < english.steps().size()
                ? "has '" + english.steps().get(alike).text() + "' (line "
                        + english.steps().get(alike).line() + ")"
                : "is at its end";
        if (alike == chinese.steps().size()) {
            return new Mistake(
                    chinese.file(),
                    chinese.titleLine(),
                    1,
                    "'" + chinese.name() + "' ends where its English twin '" + english.name() + "' " + expected + ".");
        }
        FeatureFile.PlacedStep step = chinese.steps().get(alike);
        return new Mistake(
                chinese.file(),
                step.line(),
                step.column(),
                "'" + step.text() + "' stands where the English twin '" + english.name() + "' " + expected + ".");
    }

    private boolean twins(FeatureFile.Selected english, FeatureFile.Selected chinese) {
        return tags(english).equals(tags(chinese)) && meaning(english).equals(meaning(chinese));
    }

    // How many steps from the beginning are the same.
    private int alike(FeatureFile.Selected english, FeatureFile.Selected chinese) {
        List<String> one = meaning(english);
        List<String> other = meaning(chinese);
        int same = 0;
        while (same < one.size() && same < other.size() && one.get(same).equals(other.get(same))) {
            same++;
        }
        return same;
    }

    private List<String> meaning(FeatureFile.Selected scenario) {
        return scenario.steps().stream().map(this::meaning).toList();
    }

    // Languages put the same values in different orders.
    private String meaning(FeatureFile.PlacedStep step) {
        return vocabulary.matching(step.text()).stream()
                .findFirst()
                .map(match -> match.method()
                        + vocabulary.words(match, step.text()).stream()
                                .map(word -> word.type() + "=" + names.meaning(word))
                                .sorted()
                                .toList()
                                .toString())
                .orElse(step.text());
    }

    private static List<String> tags(FeatureFile.Selected scenario) {
        return scenario.tags().stream()
                .filter(tag -> !tag.equals(LANGUAGE_TAG))
                .distinct()
                .sorted()
                .toList();
    }

    private static Path english(Path chinese) {
        return Path.of(chinese.toString().replace(CHINESE, ".feature"));
    }
}
