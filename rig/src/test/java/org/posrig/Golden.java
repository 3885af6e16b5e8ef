package org.posrig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that users see, word for word, kept as files beside the tests' resources. A change of wording is meant to be seen in review;
 * with the environment variable {@code POSRIG_GOLDEN=<folder of src/test/resources>} the files are written anew.
 */
public final class Golden {

    private Golden() {}

    /** Compares with a file in the resources' folder of the test's package. */
    public static void assertSame(Class<?> test, String name, String actual) {
        String folder = System.getenv().getOrDefault("POSRIG_GOLDEN", "");
        if (!folder.isEmpty()) {
            write(Path.of(folder, test.getPackageName().replace('.', '/'), name), actual);
            return;
        }
        assertThat(actual.stripTrailing())
                .as(name)
                .isEqualTo(content(test, name).stripTrailing());
    }

    /** The repository's root folder, as Maven says it. */
    public static Path home() {
        return Path.of(System.getProperty("posrig.home", "..")).toAbsolutePath().normalize();
    }

    private static String content(Class<?> test, String name) {
        try (InputStream stream = test.getResourceAsStream(name)) {
            return stream == null
                    ? "(there is no file " + name + ")"
                    : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text.stripTrailing() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
