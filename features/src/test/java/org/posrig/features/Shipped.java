package org.posrig.features;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The features of the repository, asked for as a user does: {@code path:line}. */
final class Shipped {

    private Shipped() {}

    /** The scenario of that title, or the row of an outline that reads so, in a feature such as {@code wrong-pin/no-answer}. */
    static String scenario(String feature, String titleOrRow) {
        Path file = PosrigCommand.home().resolve("features").resolve(feature + ".feature");
        try {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).strip();
                if (line.endsWith(": " + titleOrRow)
                        || (line.startsWith("|") && line.replaceAll("[| ]", "").equals(titleOrRow))) {
                    return file + ":" + (i + 1);
                }
            }
            throw new IllegalArgumentException(file + " has no scenario '" + titleOrRow + "'.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
