package org.posrig.run.outcome;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a scenario stands: its file and the line of its title, or of its row in an outline.
 *
 * @param file absolute and normalised
 * @param model where the scenario runs once on each model of a bench, which of these runs is meant; empty otherwise
 */
public record Place(Path file, int line, Optional<String> model) {

    private static final Pattern WRITTEN = Pattern.compile("(.*):(\\d+)(?:@(.+))?", Pattern.DOTALL);

    public Place {
        file = file.toAbsolutePath().normalize();
    }

    /** Of a scenario that runs once. */
    public Place(Path file, int line) {
        this(file, line, Optional.empty());
    }

    /**
     * Reads {@code file:line} or {@code file:line@model}.
     *
     * @throws IllegalArgumentException when it is neither
     */
    public static Place of(String written) {
        Matcher matcher = WRITTEN.matcher(written);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + written + "' is no place of a scenario.");
        }
        return new Place(
                Path.of(matcher.group(1)), Integer.parseInt(matcher.group(2)), Optional.ofNullable(matcher.group(3)));
    }

    /** The same place without the model. */
    public Place anywhere() {
        return new Place(file, line);
    }

    /** {@code file:line}, the file as it is named from a folder where it lies below that. */
    public String from(Path folder) {
        return relative(file, folder) + ":" + line;
    }

    /** A path as it is named from a folder, where it lies below that; otherwise as it is. */
    static String relative(Path path, Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        Path whole = path.toAbsolutePath().normalize();
        return (whole.startsWith(root) ? root.relativize(whole) : whole).toString();
    }

    @Override
    public String toString() {
        return file + ":" + line + model.map(name -> "@" + name).orElse("");
    }
}
