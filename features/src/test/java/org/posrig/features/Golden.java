package org.posrig.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares what a user reads with the text that was once found good, in {@code src/test/resources/golden}. Times, trace numbers and
 * folders, which no two runs share, are replaced by words. {@code -Dposrig.golden=write} writes the files anew, to be read before
 * they are kept.
 */
final class Golden {

    private Golden() {}

    /** @param folder the test's own, shown as {@code DIR} */
    static void matches(String name, String text, Path folder) {
        Path file = PosrigCommand.home()
                .resolve("features/src/test/resources/golden")
                .resolve(name + ".txt");
        String comparable = comparable(text, folder);
        try {
            if (System.getProperty("posrig.golden", "").equals("write")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, comparable);
            }
            assertThat(comparable)
                    .describedAs("what a user reads, against %s", file)
                    .isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String comparable(String text, Path folder) {
        return text.replace(folder.toString(), "DIR")
                        .replace(PosrigCommand.home().toString(), "HOME")
                        .replaceAll("\\d{8}-\\d{6}-\\d{3}", "RUN")
                        .replaceAll("\\+?\\d+[.]\\d+ s\\b", "TIME")
                        .replaceAll("\\b\\d+ %", "SHARE")
                        .replaceAll("posrig\\d{10,}", "POSRIG")
                        .replaceAll("port \\d{4,5}", "port NNNNN")
                        .replaceAll("or name one that is here: [^.]*\\.", "or name one that is here: DEVICES.")
                        .replaceAll("(In the flow '[^']*', [^:]*):\\d+:\\d+", "$1:PLACE")
                        .replaceAll("STAN \\d{6}", "STAN NNNNNN")
                        .replaceAll("(?m) +$", "")
                        .strip()
                + "\n";
    }
}
