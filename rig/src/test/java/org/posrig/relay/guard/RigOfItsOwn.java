package org.posrig.relay.guard;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link PressingRig} in a process, and a process group, of its own, and its guard's process. */
final class RigOfItsOwn implements AutoCloseable {

    private final Process rig;
    private final ProcessHandle guard;

    private RigOfItsOwn(Process rig, ProcessHandle guard) {
        this.rig = rig;
        this.guard = guard;
    }

    /** Returns when its guard is armed and it begins to press. */
    static RigOfItsOwn start(Path port, Path state) throws IOException {
        Process rig = new ProcessBuilder(List.of(
                        "setsid",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PressingRig.class.getName(),
                        port.toString(),
                        state.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader words = rig.inputReader(StandardCharsets.UTF_8);
        String word = words.readLine();
        if (word == null || !word.startsWith("guard ")) {
            rig.destroyForcibly();
            throw new AssertionError("The rig did not start: " + word);
        }
        return new RigOfItsOwn(
                rig,
                ProcessHandle.of(Long.parseLong(word.substring("guard ".length())))
                        .orElseThrow());
    }

    /** Sends a signal to the rig alone, and returns when it has been sent. */
    void kill() {
        rig.destroyForcibly();
    }

    /** Sends a signal to the rig and all that it has started in its group, as a terminal does. */
    void signalGroup(String signal) throws IOException, InterruptedException {
        signal(signal, "-" + rig.pid());
    }

    void signalGuard(String signal) throws IOException, InterruptedException {
        signal(signal, String.valueOf(guard.pid()));
    }

    private static void signal(String signal, String whom) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, "--", whom).inheritIO().start().waitFor();
    }

    /** Waits for the end of rig and guard; false when one is left behind. */
    boolean ended() throws InterruptedException {
        return rig.waitFor(10, TimeUnit.SECONDS)
                && guard.onExit()
                        .handle((end, problem) -> true)
                        .completeOnTimeout(false, 10, TimeUnit.SECONDS)
                        .join();
    }

    @Override
    public void close() {
        rig.destroyForcibly();
    }
}
