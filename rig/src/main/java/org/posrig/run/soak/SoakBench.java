package org.posrig.run.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.posrig.fault.RigFault;

/**
 * The bench of a run: a shipped stand-in bench under a name of its own, so that nothing of two runs can meet.
 *
 * @param terminals by their names, in the bench's order
 */
record SoakBench(Path file, List<String> terminals) {

    /** Which shipped bench a fault is laid on: only one of them has relay boards that can fall silent. */
    static SoakBench under(Fault fault, Path home, Path folder, String name) {
        boolean boards = fault == Fault.BOARD_SILENT;
        Path fixtures = home.resolve("fixtures");
        Path shipped = fixtures.resolve("benches/" + (boards ? "usb-board" : "stand-in") + ".yaml");
        try {
            String text = Files.readString(shipped)
                    .replaceFirst("(?m)^name: .*$", "name: " + name)
                    .replace("../", fixtures + "/")
                    // Several runs share the machine: within one second a host may not answer by that alone.
                    .replaceAll("(?m)^( +host-wait:) .*$", "$1 5s");
            return new SoakBench(
                    Files.writeString(Files.createDirectories(folder).resolve(name + ".yaml"), text),
                    boards ? List.of("T1") : List.of("T1", "T2"));
        } catch (IOException e) {
            throw new RigFault(
                    RigFault.Cause.STORAGE,
                    "The bench " + shipped + " cannot be copied to " + folder + " (" + e.getMessage() + ").",
                    "See to the disk and its permissions.",
                    e);
        }
    }
}
