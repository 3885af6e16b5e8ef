package org.posrig.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.posrig.yaml.Nearest;

/** Checks what scenarios are tagged with: lines that exist, capabilities that some profile claims, at least one line. */
final class TagCheck {

    private static final String NEEDS = "@needs-";

    private final Set<String> lines;
    private final Set<String> capabilities;

    /**
     * @param lines tags of lines without their {@code @}
     * @param capabilities all that any profile claims
     */
    TagCheck(Set<String> lines, Set<String> capabilities) {
        this.lines = Set.copyOf(lines);
        this.capabilities = Set.copyOf(capabilities);
    }

    /** Each scenario by its title once; tags that nothing stands behind. */
    List<Mistake> unknown(FeatureFile feature) {
        List<Mistake> mistakes = new ArrayList<>();
        for (FeatureFile.Selected scenario : byTitle(feature)) {
            CoverageLines.among(scenario.tags()).stream()
                    .filter(tag -> !lines.contains(tag))
                    .forEach(tag -> mistakes.add(at(
                            feature,
                            scenario,
                            "@" + tag,
                            "there is no line @" + tag + " in features/lines.yaml" + suggestion(tag, lines, "@"))));
            scenario.tags().stream()
                    .filter(tag -> tag.startsWith(NEEDS))
                    .map(tag -> tag.substring(NEEDS.length()))
                    .filter(need -> !capabilities.contains(need))
                    .forEach(need -> mistakes.add(at(
                            feature,
                            scenario,
                            NEEDS + need,
                            "no profile claims the capability '" + need + "'" + suggestion(need, capabilities, ""))));
        }
        return mistakes;
    }

    /** Scenarios without the tag of any line. */
    List<Mistake> withoutLine(FeatureFile feature) {
        return byTitle(feature).stream()
                .filter(scenario -> CoverageLines.among(scenario.tags()).isEmpty())
                .map(scenario -> new Mistake(
                        feature.path(),
                        scenario.titleLine(),
                        1,
                        "'" + scenario.name() + "' has no tag of a line, such as @A2; see features/lines.yaml."))
                .toList();
    }

    private static List<FeatureFile.Selected> byTitle(FeatureFile feature) {
        Set<Integer> told = new HashSet<>();
        return feature.scenarios().stream()
                .filter(scenario -> told.add(scenario.titleLine()))
                .toList();
    }

    // A tag may stand above the feature, the scenario or its examples: the nearest above is meant.
    private static Mistake at(FeatureFile feature, FeatureFile.Selected scenario, String tag, String sentence) {
        for (int i = Math.min(scenario.line(), feature.lines().size()) - 1; i >= 0; i--) {
            String line = feature.lines().get(i);
            int column = (line + " ").replace('\t', ' ').indexOf(tag + " ");
            if (line.strip().startsWith("@") && column >= 0) {
                return new Mistake(feature.path(), i + 1, column + 1, sentence);
            }
        }
        return new Mistake(feature.path(), scenario.titleLine(), 1, sentence);
    }

    private static String suggestion(String word, Set<String> known, String prefix) {
        return Nearest.to(word, known)
                .map(near -> ", did you mean '" + prefix + near + "'?")
                .orElse("; there are " + String.join(", ", new TreeSet<>(known)) + ".");
    }
}
