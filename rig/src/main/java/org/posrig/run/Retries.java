package org.posrig.run;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posrig.fault.BadInput;
import org.posrig.run.outcome.Outcome;

/** How often each red scenario is tried again: as its tag {@code @retry:N} says, otherwise as the whole run was asked for. */
final class Retries {

    /** Beyond that nobody looks for a flaky scenario's cause. */
    static final int MOST = 5;

    private static final Pattern TAG = Pattern.compile("@retry:(.*)");

    private final int usual;

    Retries(int usual) {
        this.usual = usual;
    }

    /** @throws BadInput with every tag of selected scenarios that is no number from 0 to {@value #MOST} */
    void check(Selection selection) {
        List<String> mistakes = new ArrayList<>();
        for (FeatureFile.Selected scenario : selection.scenarios()) {
            scenario.tags().stream()
                    .map(TAG::matcher)
                    .filter(Matcher::matches)
                    .filter(tag -> !tag.group(1).matches("[0-" + MOST + "]"))
                    .map(tag -> scenario.file() + ":" + scenario.titleLine() + ":1: the tag " + tag.group()
                            + " is no number of retries; write @retry:0 to @retry:" + MOST + ".")
                    .filter(mistake -> !mistakes.contains(mistake))
                    .forEach(mistakes::add);
        }
        if (!mistakes.isEmpty()) {
            throw new BadInput(mistakes);
        }
    }

    /** Whether a scenario that is red by now has another go. */
    boolean left(Outcome outcome) {
        OptionalInt own = outcome.tags().stream()
                .map(TAG::matcher)
                .filter(Matcher::matches)
                .mapToInt(tag -> Integer.parseInt(tag.group(1)))
                .findFirst();
        // A disk that is full stays full.
        return outcome.last()
                        .filter(attempt -> attempt.cause().equals(Blame.STORAGE))
                        .isEmpty()
                && outcome.entire() <= own.orElse(usual);
    }
}
