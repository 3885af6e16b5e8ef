package org.posrig.bench.emulated;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.posrig.fault.RigFault;

/**
 * The way into the emulated Pi: ssh as root, with the key that its card was made with. No wait is for ever. The emulated network dies now and then
 * (QEMU's USB network card stops taking what is sent); its plug is then pulled and put back, and what was asked is asked again.
 */
public final class Guest {

    /** What ssh itself ends with when there is no connection. */
    private static final int NOT_REACHED = 255;

    private static final Duration COPY = Duration.ofMinutes(5);
    private static final Duration COMES_BACK = Duration.ofMinutes(3);
    private static final Duration A_WORD = Duration.ofSeconds(30);

    private final PiFolder folder;
    private final String program;
    private final int port;
    private final Consumer<String> teller;

    /** @param teller takes a line for whoever waits */
    Guest(PiFolder folder, int port, Consumer<String> teller) {
        this(folder, "ssh", port, teller);
    }

    /** @param program ssh */
    Guest(PiFolder folder, String program, int port, Consumer<String> teller) {
        this.program = program;
        this.folder = folder;
        this.port = port;
        this.teller = teller;
    }

    /** What a command came to. */
    public record Result(int code, String output) {

        /** Whether there was nobody to ask, or no answer in time. */
        boolean unreached() {
            return code == NOT_REACHED;
        }
    }

    /** Whether it lets anybody in by now. */
    boolean answers() {
        return ask(A_WORD, "true").code() == 0;
    }

    /**
     * What a command says on both outputs.
     *
     * @param limit how long it may take; after that it is given up, with the code of a machine that is not reached
     */
    public Result ask(Duration limit, String command) {
        return ask(limit, command, "");
    }

    private Result ask(Duration limit, String command, String input) {
        try {
            Process process =
                    new ProcessBuilder(ssh(command)).redirectErrorStream(true).start();
            CompletableFuture<String> said = CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                        } catch (IOException e) {
                            return "";
                        }
                    },
                    task -> Thread.ofVirtual().start(task));
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // It has ended before it was told all; its code tells why.
            }
            return Waits.ends(process, limit)
                    ? new Result(process.exitValue(), said.join())
                    : new Result(NOT_REACHED, "no answer within " + limit.toSeconds() + " s");
        } catch (IOException e) {
            throw noSsh(e);
        }
    }

    /** What a command says, which must succeed, and may be said twice where the network has died in between. */
    public String told(Duration limit, String command) {
        return told(limit, command, "");
    }

    /** The same for a command that reads something. */
    String told(Duration limit, String command, String input) {
        Result result = ask(limit, command, input);
        if (result.unreached() && networkIsBack()) {
            result = ask(limit, command, input);
        }
        if (result.code() != 0) {
            throw new RigFault(
                    RigFault.Cause.FIXTURE,
                    "On the emulated Pi '" + command + "' failed (" + result.code() + "): "
                            + result.output().strip(),
                    "See " + folder.console() + ".");
        }
        return result.output();
    }

    /** Brings the network to life again where it has died. @return whether the Pi is reached now */
    boolean networkIsBack() {
        if (answers()) {
            return true;
        }
        teller.accept(Words.NETWORK_DIED);
        replug();
        boolean back = Waits.until(COMES_BACK, this::answers);
        teller.accept(back ? Words.NETWORK_IS_BACK : Words.NETWORK_STAYS_AWAY);
        return back;
    }

    /** Pulls the network's plug and puts it back. */
    void replug() {
        try (Qmp door = Qmp.open(folder.networkDoor())) {
            Machine.replugNetwork(door);
        }
    }

    /** Leads what a command says on its output to a stream, until it ends or nothing is heard of the Pi for a minute; its exit code. */
    int listen(String command, OutputStream to) {
        try {
            Process process = new ProcessBuilder(ssh(command))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .start();
            byte[] bytes = new byte[1 << 12];
            for (int read = process.getInputStream().read(bytes);
                    read >= 0;
                    read = process.getInputStream().read(bytes)) {
                to.write(bytes, 0, read);
                to.flush();
            }
            return Waits.ends(process, A_WORD) ? process.exitValue() : NOT_REACHED;
        } catch (IOException e) {
            throw noSsh(e);
        }
    }

    /** Copies what is in a folder here into one there; all of it is root's. */
    void send(Path from, String to) {
        copy(List.of(
                List.of("tar", "-c", "-C", from.toString(), "."),
                ssh("mkdir -p " + to + " && tar -x --warning=no-timestamp --no-same-owner -C " + to)));
    }

    /** Copies a folder there into one here; a file there that changes meanwhile is copied as far as it had come. */
    void fetch(String from, Path to) {
        copy(List.of(
                ssh("tar -c -C " + from + " . || [ $? = 1 ]"),
                List.of("tar", "-x", "--no-same-owner", "-C", to.toString())));
    }

    private void copy(List<List<String>> pipeline) {
        if (!copied(pipeline) && !(networkIsBack() && copied(pipeline))) {
            throw new RigFault(
                    RigFault.Cause.FIXTURE,
                    "Files could not be copied to or from the emulated Pi.",
                    "See what ssh and tar have said above.");
        }
    }

    private static boolean copied(List<List<String>> pipeline) {
        List<ProcessBuilder> commands = pipeline.stream()
                .map(words -> new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT))
                .toList();
        commands.getFirst().redirectInput(Path.of("/dev/null").toFile());
        commands.getLast().redirectOutput(ProcessBuilder.Redirect.DISCARD);
        try {
            return Waits.endWell(ProcessBuilder.startPipeline(commands), COPY);
        } catch (IOException e) {
            throw noSsh(e);
        }
    }

    // The machine has no identity worth checking: it is reached by a port of this machine that only the emulator
    // listens on. One connection serves all commands: making one costs the emulated processor seconds. ssh splits an
    // option at blanks that are not between quotes.
    private List<String> ssh(String command) {
        List<String> words =
                new ArrayList<>(List.of(program, "-q", "-i", folder.key().toString(), "-p", Integer.toString(port)));
        for (String option : List.of(
                "BatchMode=yes",
                "StrictHostKeyChecking=no",
                "UserKnownHostsFile=/dev/null",
                "ConnectTimeout=15",
                "ServerAliveInterval=10",
                "ServerAliveCountMax=6",
                "ControlMaster=auto",
                "ControlPersist=60",
                "ControlPath=\"" + folder.wayIn() + "\"")) {
            words.addAll(List.of("-o", option));
        }
        words.addAll(List.of("root@127.0.0.1", command));
        return words;
    }

    private static RigFault noSsh(Exception cause) {
        return new RigFault(
                RigFault.Cause.FIXTURE,
                "ssh or tar could not be run (" + cause.getMessage() + ").",
                "Install openssh-client and tar.",
                cause);
    }
}
