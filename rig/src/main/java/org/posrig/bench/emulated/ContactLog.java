package org.posrig.bench.emulated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The contacts' movements, one line each: nanoseconds of a monotonic clock, kind of contact, closed or open, separated by tabs. Which key it was is not
 * kept: it could be a digit of a PIN.
 */
final class ContactLog {

    private final Path file;

    ContactLog(Path file) {
        this.file = file;
    }

    void moved(String contact, boolean closed, long nanos) {
        int dot = contact.indexOf('.');
        String kind = dot < 0 ? contact : contact.substring(0, dot);
        try {
            Files.writeString(
                    file,
                    nanos + "\t" + kind + "\t" + (closed ? "closed" : "open") + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
