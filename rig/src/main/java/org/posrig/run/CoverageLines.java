package org.posrig.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posrig.yaml.YamlFile;
import org.posrig.yaml.YamlMapping;

/** The lines that the shipped features must cover ({@code features/lines.yaml}), by their tags, {@code A2} without the {@code @}. */
record CoverageLines(Map<String, Line> byTag) {

    /** What a tag has to look like to be taken for one of a line. */
    static final Pattern TAG = Pattern.compile("@([A-Z]\\d{1,2})");

    /**
     * A line.
     *
     * @param theme the folder its features lie in
     * @param mission whether the mission itself names it
     */
    record Line(String tag, String theme, String sentence, boolean mission) {}

    /** @throws org.posrig.fault.BadInput with every mistake of the file */
    static CoverageLines read(Path file) {
        List<Line> lines = YamlFile.read(
                file,
                root -> root.mappings("lines").stream().map(CoverageLines::line).toList());
        Map<String, Line> byTag = new LinkedHashMap<>();
        lines.forEach(line -> byTag.put(line.tag(), line));
        return new CoverageLines(byTag);
    }

    /** The tags of lines among a scenario's tags, known or not, without the {@code @}. */
    static List<String> among(List<String> tags) {
        return tags.stream()
                .map(TAG::matcher)
                .filter(Matcher::matches)
                .map(tag -> tag.group(1))
                .toList();
    }

    Set<String> tags() {
        return byTag.keySet();
    }

    private static Line line(YamlMapping line) {
        return new Line(
                line.text("tag", Pattern.compile("[A-Z]\\d{1,2}"), "a letter and a number"),
                line.text("theme"),
                line.text("sentence"),
                line.optionalFlag("mission").orElse(false));
    }
}
