package org.posrig.run.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.posrig.run.PosrigCommand;
import org.posrig.run.ResidentMemory;

/**
 * A {@code posrig} command in a process of its own, with its runs, its state and its temporary files in given places. All processes that it
 * starts are remembered, so that none can outlive it unseen; so is how much memory it has, for as long as it lives.
 */
final class RigProcess {

    private static final int LOOK_MILLIS = 20;
    private static final int SOCKET_PATH = 108;

    private final Process process;
    private final Map<Long, ProcessHandle> started = new HashMap<>();
    private long residentKib;

    private RigProcess(Process process) {
        this.process = process;
    }

    /**
     * Where a process leaves what.
     *
     * @param temporary with a short path: sockets lie in there, whose paths have 108 bytes at most
     * @param said everything that it says
     */
    record Places(Path home, Path state, Path temporary, Path hostDoor, Path said) {}

    static RigProcess start(Places places, List<String> words) throws IOException {
        Files.createDirectories(places.temporary());
        if (places.temporary()
                        .resolve("posrig1234567890123456789/T1.contacts")
                        .toString()
                        .length()
                > SOCKET_PATH) {
            throw new IOException("the path of " + places.temporary() + " is too long for sockets");
        }
        Files.deleteIfExists(places.hostDoor());
        // What is looked at is what a run leaves behind; its pages are tried elsewhere and take their time.
        return new RigProcess(new PosrigCommand()
                .home(places.home())
                .state(places.state())
                .temporary(places.temporary())
                .property("posrig.soak.host", places.hostDoor().toString())
                .process(words, places.said())
                .start());
    }

    Process process() {
        return process;
    }

    /** Waits a moment. @return whether it has ended */
    boolean ended() throws InterruptedException {
        process.descendants().forEach(child -> started.putIfAbsent(child.pid(), child));
        long now = ResidentMemory.kib(process.pid());
        residentKib = now > 0 ? now : residentKib;
        return process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** What it had of the machine's memory when it was last looked at, in KiB. */
    long residentKib() {
        return residentKib;
    }

    /** Waits until nothing that it has started runs any more, at most so long, and ends what does. @return what did, by command line */
    List<String> reap(long seconds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        List<String> left = new ArrayList<>();
        for (ProcessHandle child : started.values()) {
            while (child.isAlive() && System.nanoTime() < end) {
                new java.util.concurrent.CountDownLatch(1).await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            }
            if (child.isAlive()) {
                left.add(child.pid() + " "
                        + Hand.commandLine(child.pid())
                                .replaceAll("^.* (org\\.posrig\\.\\S+)", "$1")
                                .strip());
                child.destroyForcibly();
            }
        }
        return left;
    }

    /** What of the rig is left among its temporary files; it is removed. */
    static List<String> sweep(Path temporary) {
        List<String> left = new ArrayList<>();
        if (!Files.isDirectory(temporary)) {
            return left;
        }
        try (Stream<Path> found = Files.walk(temporary)) {
            for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
                if (temporary.relativize(path).toString().startsWith("posrig")) {
                    left.add(path.toString());
                    Files.deleteIfExists(path);
                }
            }
        } catch (IOException e) {
            left.add(e.getMessage());
        }
        return left;
    }
}
