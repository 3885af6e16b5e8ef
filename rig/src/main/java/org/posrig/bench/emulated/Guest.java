package org.posrig.bench.emulated;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.posrig.fault.RigFault;

/** The way into the emulated Pi: ssh as root, with the key that its card was made with. */
public final class Guest {

    private static final int NOT_REACHED = 255;

    private final PiFolder folder;
    private final int port;

    Guest(PiFolder folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** What a command came to. */
    public record Result(int code, String output) {}

    /** Whether it lets anybody in by now. */
    boolean answers() {
        return ask(Duration.ofSeconds(20), "true").code() == 0;
    }

    /**
     * What a command says on both outputs.
     *
     * @param limit how long it may take; after that it is given up, with the code of a machine that is not reached
     */
    public Result ask(Duration limit, String command) {
        try {
            Process process = new ProcessBuilder(ssh(List.of(), command))
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .start();
            CompletableFuture<String> said = CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                        } catch (IOException e) {
                            return "";
                        }
                    },
                    task -> Thread.ofVirtual().start(task));
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return new Result(NOT_REACHED, said.join());
            }
            return new Result(process.exitValue(), said.join());
        } catch (IOException e) {
            throw noSsh(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw noSsh(e);
        }
    }

    /** What a command says, which must succeed. */
    public String told(Duration limit, String command) {
        Result result = ask(limit, command);
        if (result.code() != 0) {
            throw new RigFault(
                    RigFault.Cause.FIXTURE,
                    "On the emulated Pi '" + command + "' failed (" + result.code() + "): "
                            + result.output().strip(),
                    "See " + folder.console() + ".");
        }
        return result.output();
    }

    /** Runs a command with this process's own terminal; its exit code. */
    public int show(String command) {
        boolean terminal = System.console() != null && System.console().isTerminal();
        return wait(new ProcessBuilder(ssh(terminal ? List.of("-t") : List.of(), command)).inheritIO());
    }

    /** Starts a command and leaves it running; its output goes into a file here. */
    public Process begin(String command, Path output) {
        try {
            return new ProcessBuilder(ssh(List.of(), command))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .redirectInput(Path.of("/dev/null").toFile())
                    .start();
        } catch (IOException e) {
            throw noSsh(e);
        }
    }

    /** Copies what is in a folder here into one there; all of it is root's. */
    void send(Path from, String to) {
        piped("tar -c -C '" + from + "' . | " + line("mkdir -p " + to + " && tar -x --no-same-owner -C " + to));
    }

    /** Copies a folder there into one here. */
    void fetch(String from, Path to) {
        piped(line("tar -c -C " + from + " .") + " | tar -x --no-same-owner -C '" + to + "'");
    }

    private void piped(String command) {
        int code = wait(new ProcessBuilder("/bin/sh", "-c", command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT));
        if (code != 0) {
            throw new RigFault(
                    RigFault.Cause.FIXTURE,
                    "Files could not be copied to or from the emulated Pi.",
                    "See what ssh and tar have said above.");
        }
    }

    private String line(String command) {
        List<String> words = ssh(List.of(), "'" + command + "'");
        return String.join(" ", words);
    }

    private int wait(ProcessBuilder builder) {
        try {
            return builder.start().waitFor();
        } catch (IOException e) {
            throw noSsh(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw noSsh(e);
        }
    }

    // The machine has no identity worth checking: it is reached by a port of this machine that only the emulator
    // listens on.
    private List<String> ssh(List<String> options, String command) {
        List<String> words = new ArrayList<>(List.of(
                "ssh",
                "-q",
                "-i",
                folder.key().toString(),
                "-p",
                Integer.toString(port),
                "-o",
                "StrictHostKeyChecking=no",
                "-o",
                "UserKnownHostsFile=/dev/null",
                "-o",
                "ConnectTimeout=15",
                "-o",
                "ServerAliveInterval=10",
                "-o",
                "ServerAliveCountMax=6"));
        words.addAll(options);
        words.addAll(List.of("root@127.0.0.1", command));
        return words;
    }

    private static RigFault noSsh(Exception cause) {
        return new RigFault(
                RigFault.Cause.FIXTURE,
                "ssh could not be run (" + cause.getMessage() + ").",
                "Install openssh-client.",
                cause);
    }
}
