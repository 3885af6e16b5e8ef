package org.posrig.host.interfacefile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.posrig.fault.BadInput;
import org.posrig.yaml.Place;

/** The text of one file and the mistakes found in it. */
final class Source {

    private record Mistake(Place place, String sentence) {}

    private final Path path;
    private final String text;
    private final List<Mistake> mistakes = new ArrayList<>();

    private Source(Path path, String text) {
        this.path = path;
        this.text = text;
    }

    /** @throws BadInput when it cannot be read */
    static Source of(Path path) {
        try {
            return new Source(path, Files.readString(path));
        } catch (MalformedInputException e) {
            throw new BadInput(path + ": the file is not UTF-8; save it as UTF-8.");
        } catch (IOException e) {
            throw new BadInput(path + ": the file cannot be read; check the path and its permissions.");
        }
    }

    /** One of the files that ship with the rig. */
    static Source shipped(String name) {
        try (InputStream stream = Source.class.getResourceAsStream("/org/posrig/host/" + name)) {
            return new Source(Path.of(name), new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text() {
        return text;
    }

    Place place(int line, int column) {
        return new Place(path, line, column);
    }

    void mistake(Place place, String sentence) {
        mistakes.add(new Mistake(place, sentence));
    }

    boolean faultless() {
        return mistakes.isEmpty();
    }

    /** In the file's order, each with its place. */
    List<String> mistakes() {
        return mistakes.stream()
                .sorted(Comparator.comparingInt(
                                (Mistake mistake) -> mistake.place().line())
                        .thenComparingInt(mistake -> mistake.place().column()))
                .map(mistake -> mistake.place() + ": " + mistake.sentence())
                .distinct()
                .toList();
    }
}
