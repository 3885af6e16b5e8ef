package org.posrig.run;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where posrig keeps what is not its own. A checkout has everything in one folder; installed, programs and example set lie apart from
 * configuration and state, and the launcher says where in system properties: {@code posrig.config}, {@code posrig.state}, {@code posrig.runs}.
 */
public final class Folders {

    private Folders() {}

    /** The bench that is meant where none is named: {@code bench.yaml} of the configuration if it can be read, else the stand-in bench. */
    public static Path usualBench(Path home) {
        return configured("bench.yaml", home.resolve("fixtures/benches/stand-in.yaml"));
    }

    static Path knownIssues(Path home) {
        return configured("known-issues.yaml", home.resolve("reports/known-issues.yaml"));
    }

    static Path moved(String property, Path otherwise) {
        String moved = System.getProperty(property, "");
        return moved.isEmpty() ? otherwise : Path.of(moved);
    }

    private static Path configured(String name, Path otherwise) {
        String config = System.getProperty("posrig.config", "");
        Path file = Path.of(config, name);
        return !config.isEmpty() && Files.isReadable(file) ? file : otherwise;
    }
}
