package org.posrig.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.posrig.Golden;

/**
 * The command in this process, with a state folder of its own: for what starts nothing and is not worth a process.
 */
final class InProcess {

    private final Path folder;
    private final Map<String, String> properties = new LinkedHashMap<>();

    InProcess(Path folder) {
        this.folder = folder;
        properties.put("posrig.home", Golden.home().toString());
        properties.put("posrig.state", state().toString());
        properties.put("user.name", "tester");
    }

    /** As where posrig is installed, and is typed without a folder. */
    InProcess installed() {
        properties.put("posrig.command", "posrig");
        return this;
    }

    /** As where posrig is installed and has a bench of its own: the stand-in bench under another name. */
    InProcess withBenchOfItsOwn(String name) throws IOException {
        Path config = Files.createDirectories(folder.resolve("etc"));
        String bench = Files.readString(Golden.home().resolve("fixtures/benches/stand-in.yaml"))
                .replace("name: stand-in\n", "name: " + name + "\n")
                .replace("../", Golden.home() + "/fixtures/");
        Files.writeString(config.resolve("bench.yaml"), bench);
        return installed(config);
    }

    /** The same as the launcher of an installed rig starts it, with its configuration in this folder. */
    InProcess installed(Path config) {
        properties.put("posrig.config", config.toString());
        return this;
    }

    Path state() {
        return folder.resolve("state");
    }

    /** For {@code --output-dir}. */
    Path runs() {
        return folder.resolve("runs");
    }

    /** What a session looks like: the command, what it says, and its exit code where that is not 0; times and folders by name. */
    String session(String... commands) {
        StringBuilder session = new StringBuilder();
        for (String command : commands) {
            session.append("$ posrig ").append(named(command)).append('\n').append(said(command.split(" (?! )")));
        }
        return session.toString();
    }

    String said(String... arguments) {
        return answered("", arguments);
    }

    /** What a command says to somebody who types these lines. */
    String answered(String lines, String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Map<String, String> before = new LinkedHashMap<>();
        properties.forEach((name, value) -> before.put(name, System.getProperty(name, "")));
        PrintStream out = System.out;
        PrintStream err = System.err;
        InputStream in = System.in;
        try (PrintStream both = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            properties.forEach(System::setProperty);
            System.setOut(both);
            System.setErr(both);
            System.setIn(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
            int code = Posrig.execute(arguments);
            return named(said.toString(StandardCharsets.UTF_8) + (code == 0 ? "" : "(exit code " + code + ")\n"));
        } finally {
            System.setOut(out);
            System.setErr(err);
            System.setIn(in);
            before.forEach((name, value) -> {
                if (value.isEmpty()) {
                    System.clearProperty(name);
                } else {
                    System.setProperty(name, value);
                }
            });
        }
    }

    private String named(String text) {
        return text.replace(folder + "/", "<folder>/")
                .replace(Golden.home().toString(), "<home>")
                .replaceAll("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}", "<time>");
    }
}
