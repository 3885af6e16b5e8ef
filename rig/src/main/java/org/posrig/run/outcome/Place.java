package org.posrig.run.outcome;

import java.nio.file.Path;

/**
 * Where a scenario stands: its file and the line of its title, or of its row in an outline.
 *
 * @param file absolute and normalised
 */
public record Place(Path file, int line) {

    public Place {
        file = file.toAbsolutePath().normalize();
    }

    /** Reads {@code file:line}. */
    public static Place of(String written) {
        int colon = written.lastIndexOf(':');
        return new Place(Path.of(written.substring(0, colon)), Integer.parseInt(written.substring(colon + 1)));
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
        return file + ":" + line;
    }
}
