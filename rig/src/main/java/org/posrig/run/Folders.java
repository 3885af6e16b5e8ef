package org.posrig.run;

import java.nio.file.Path;
import org.posrig.bench.Installation;

/**
 * Where posrig keeps what is not its own. A checkout has everything in one folder; installed, programs and example set lie apart from
 * configuration and state, and the launcher says where in system properties: {@code posrig.config}, {@code posrig.state}, {@code posrig.runs}.
 */
final class Folders {

    private Folders() {}

    /** What is known to be wrong: {@code known-issues.yaml} of the configuration if it can be read, else that of the reports. */
    static Path knownIssues(Path home) {
        return Installation.configured("known-issues.yaml", home.resolve("reports/known-issues.yaml"));
    }

    static Path moved(String property, Path otherwise) {
        String moved = System.getProperty(property, "");
        return moved.isEmpty() ? otherwise : Path.of(moved);
    }
}
