package org.posrig.features;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text of a bench file, made from the shipped one: variants of it are what a test's bench needs. */
record BenchText(String text) {

    /** The shipped bench, its files named from anywhere. */
    static BenchText shipped() {
        return shipped("stand-in");
    }

    /** Another of the shipped benches, its files named from anywhere. */
    static BenchText shipped(String name) {
        Path fixtures = PosrigCommand.home().resolve("fixtures");
        try {
            return new BenchText(Files.readString(fixtures.resolve("benches/" + name + ".yaml"))
                    .replace("../", fixtures + "/"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With one text in place of another, which must be there. */
    BenchText with(String changed, String by) {
        if (!text.contains(changed)) {
            throw new IllegalArgumentException("The bench file has no '" + changed + "'.");
        }
        return new BenchText(text.replace(changed, by));
    }

    /** With the first of its terminals alone. */
    BenchText withOneTerminal() {
        return new BenchText(text.substring(0, text.indexOf("  - name: T2")));
    }

    /** With one of the fixtures replaced by the file that a test has written. */
    BenchText withFixture(String fixture, Path by) {
        return with(PosrigCommand.home().resolve("fixtures").resolve(fixture).toString(), by.toString());
    }

    /** With a defect of the stand-ins' firmware. */
    BenchText withDefect(String defect) {
        return with("      model: standin-a\n", "      model: standin-a\n      defects: [" + defect + "]\n");
    }

    /**
     * With keys as slow as a person's, by a profile that is written into the folder: what was typed stands on the display before the next
     * key, so that a text with the screens since the last key is the same in every run; and with a wait for screens that is long beside the time
     * for which the stand-in shows a notice.
     */
    BenchText withUnhurriedKeys(Path folder) {
        Path shipped = PosrigCommand.home().resolve("fixtures/profiles/standin-a.yaml");
        try {
            Path unhurried = Files.createDirectories(folder).resolve("standin-a.yaml");
            Files.writeString(
                    unhurried,
                    Files.readString(shipped)
                            .replaceFirst("(?m)^  hold: \\d+ms", "  hold: 50ms")
                            .replaceFirst("(?m)^  gap: \\d+ms", "  gap: 60ms")
                            .replaceFirst("(?m)^  screen: \\d+s", "  screen: 6s"));
            return with(shipped.toString(), unhurried.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path writtenTo(Path folder) {
        try {
            return Files.writeString(Files.createDirectories(folder).resolve("bench.yaml"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
