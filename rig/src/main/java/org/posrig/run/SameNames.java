package org.posrig.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds scenarios of one feature title that bear one name: reports tell results apart by these two. */
final class SameNames {

    private SameNames() {}

    static List<Mistake> in(Collection<FeatureFile> features) {
        List<Mistake> mistakes = new ArrayList<>();
        Map<List<String>, FeatureFile.Selected> first = new HashMap<>();
        Set<List<Object>> told = new HashSet<>();
        for (FeatureFile feature : features) {
            for (FeatureFile.Selected scenario : feature.scenarios()) {
                FeatureFile.Selected earlier =
                        first.putIfAbsent(List.of(scenario.feature(), scenario.name()), scenario);
                if (earlier != null
                        && !rowsOfOneOutline(earlier, scenario)
                        && told.add(List.of(scenario.file(), scenario.titleLine()))) {
                    mistakes.add(new Mistake(
                            feature.path(),
                            scenario.titleLine(),
                            1,
                            "the name '" + scenario.name() + "' is already used at " + earlier.file() + ":"
                                    + earlier.titleLine() + "; a report would take one for a retry of the other."));
                }
            }
        }
        return mistakes;
    }

    private static boolean rowsOfOneOutline(FeatureFile.Selected one, FeatureFile.Selected other) {
        return one.file().equals(other.file()) && one.titleLine() == other.titleLine();
    }
}
