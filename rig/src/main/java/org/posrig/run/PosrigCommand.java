package org.posrig.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The command line by which posrig starts itself again in a process of its own: the same Java, class path, settings and encodings, save what
 * is said otherwise. Its properties are what the launcher has set, {@code posrig.*} and a few of Java's.
 */
public final class PosrigCommand {

    private static final String MAIN = "org.posrig.cli.Posrig";
    private static final String CACHE = "posrig.aot";
    private static final Set<String> PASSED_ON =
            Set.of("java.io.tmpdir", "file.encoding", "stdout.encoding", "stderr.encoding");

    private final Map<String, String> properties = new TreeMap<>();
    private final List<String> options = new ArrayList<>();

    public PosrigCommand() {
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("posrig.") || PASSED_ON.contains(name))
                .forEach(name -> properties.put(name, System.getProperty(name)));
    }

    /** With an option of the virtual machine's, {@code -Xmx128m}, beside the usual ones. */
    public PosrigCommand option(String option) {
        options.add(option);
        return this;
    }

    /** With the project's features and fixtures in that folder. */
    public PosrigCommand home(Path folder) {
        return property("posrig.home", folder.toString());
    }

    /** With what its benches remember in that folder. */
    public PosrigCommand state(Path folder) {
        return property("posrig.state", folder.toString());
    }

    /** With its temporary files, sockets among them, in that folder. */
    public PosrigCommand temporary(Path folder) {
        return property("java.io.tmpdir", folder.toString());
    }

    public PosrigCommand property(String name, String value) {
        properties.put(name, value);
        return this;
    }

    /** The whole line for posrig's own words, {@code run --bench …}. */
    public List<String> line(List<String> words) {
        List<String> line = new ArrayList<>();
        Collections.addAll(
                line,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1");
        line.addAll(options);
        String cache = properties.getOrDefault(CACHE, "");
        if (!cache.isEmpty()) {
            Collections.addAll(line, "-XX:AOTCache=" + cache, "-Xlog:aot*=off", "-Xlog:cds*=off");
        }
        properties.forEach((name, value) -> line.add("-D" + name + "=" + value));
        Collections.addAll(line, "-cp", System.getProperty("java.class.path"), MAIN);
        line.addAll(words);
        return line;
    }

    /** Ready to be started, with no report's pages made at its end and all that it says in one file. */
    public ProcessBuilder process(List<String> words, Path said) {
        ProcessBuilder builder = new ProcessBuilder(line(words))
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()));
        builder.environment().remove("POSRIG_NODE");
        return builder;
    }
}
