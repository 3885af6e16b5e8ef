package org.posrig.run.mutants;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.posrig.fault.BadInput;
import org.posrig.yaml.YamlFile;
import org.posrig.yaml.YamlMapping;

/** Which scenarios fit a defect: those of its own line first, then those of the other lines of the same theme. */
final class ThemeTags {

    private final Map<String, String> themeOfLine;
    private final Optional<String> narrowed;

    /**
     * @param lines the file of the lines that the features cover
     * @param narrowed a tag expression that every scenario has to fit as well
     * @throws BadInput when the file cannot be used
     */
    ThemeTags(Path lines, Optional<String> narrowed) {
        this.themeOfLine = YamlFile.read(lines, ThemeTags::themes);
        this.narrowed = narrowed;
    }

    String ofLine(String line) {
        return narrowed("@" + line);
    }

    String ofTheRest(String line) {
        String theme = Optional.ofNullable(themeOfLine.get(line))
                .orElseThrow(() -> new BadInput("The line " + line + " is not among the lines of the features."));
        String others = themeOfLine.entrySet().stream()
                .filter(entry ->
                        entry.getValue().equals(theme) && !entry.getKey().equals(line))
                .map(entry -> "@" + entry.getKey())
                .collect(Collectors.joining(" or "));
        return narrowed("(" + others + ") and not @" + line);
    }

    // A translation does the same steps: it would catch what its original catches.
    private String narrowed(String tags) {
        return tags + " and not @zh"
                + narrowed.map(expression -> " and (" + expression + ")").orElse("");
    }

    private static Map<String, String> themes(YamlMapping root) {
        Map<String, String> themes = new LinkedHashMap<>();
        for (YamlMapping line : root.mappings("lines")) {
            themes.put(line.text("tag"), line.text("theme"));
            line.text("sentence");
            line.optionalFlag("mission");
        }
        return themes;
    }
}
