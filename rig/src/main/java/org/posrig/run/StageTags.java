package org.posrig.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posrig.fault.BadInput;
import org.posrig.yaml.Nearest;

/** Holds a stage's tag expression against the tags that its features have, for whoever writes one into a file. */
public final class StageTags {

    private static final Pattern TAG = Pattern.compile("@[^\\s()]+");

    private final Path home;
    private final Set<String> known = new TreeSet<>();
    private final Selection all;

    /** @throws BadInput with every feature that is not there or no Gherkin */
    public StageTags(Path home, List<String> features) {
        this.home = home;
        all = Selection.of(home, new Stage(features, Optional.empty()));
        all.scenarios().forEach(scenario -> known.addAll(scenario.tags()));
    }

    /** What is wrong about an expression: it cannot be read, names a tag that no scenario has, or selects none. */
    public List<String> mistakes(String expression) {
        List<String> mistakes = new ArrayList<>();
        Matcher tags = TAG.matcher(expression);
        while (tags.find()) {
            if (!known.contains(tags.group()) && !elsewhere().contains(tags.group())) {
                mistakes.add("no feature has the tag '" + tags.group() + "'"
                        + Nearest.to(tags.group(), known)
                                .map(near -> ", did you mean '" + near + "'?")
                                .orElse("; see the tags in the features."));
            }
        }
        try {
            var read = Selection.tagExpression(expression);
            if (mistakes.isEmpty() && all.scenarios().stream().noneMatch(scenario -> read.evaluate(scenario.tags()))) {
                mistakes.add("no scenario of these features fits '" + expression + "'; loosen it.");
            }
        } catch (BadInput e) {
            mistakes.addAll(e.mistakes());
        }
        return mistakes;
    }

    // 'not @zh' is right for features of which none is Chinese.
    private Set<String> elsewhere() {
        Path shipped = home.resolve("features");
        if (Files.isDirectory(shipped)) {
            Selection.featuresIn(shipped).stream()
                    .flatMap(file -> FeatureFile.parse(file).scenarios().stream())
                    .forEach(scenario -> known.addAll(scenario.tags()));
        }
        return known;
    }
}
