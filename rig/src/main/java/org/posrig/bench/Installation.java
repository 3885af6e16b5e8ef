package org.posrig.bench;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where posrig stands, as its launcher says in system properties: {@code posrig.home}, its own folder, and {@code posrig.config}, none in a checkout. */
public final class Installation {

    private Installation() {}

    /** Posrig's own folder, a checkout or what is installed. */
    public static Path home() {
        return Path.of(System.getProperty("posrig.home", ".")).toAbsolutePath().normalize();
    }

    /**
     * A file of the configuration if there is one and it can be read, else another.
     *
     * @param name its name in the configuration's folder
     */
    public static Path configured(String name, Path otherwise) {
        String config = System.getProperty("posrig.config", "");
        Path file = Path.of(config, name);
        return !config.isEmpty() && Files.isReadable(file) ? file : otherwise;
    }
}
