package org.posrig.bench.emulated;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.posrig.fault.BadInput;

/**
 * Where the emulated Pi's things lie: its card, its doors, the key that lets in, and what it and the terminal beside it leave behind.
 *
 * @param path the folder; {@link #mustBeUsable} says what its path may be
 */
public record PiFolder(Path path) {

    /** How long a socket's path may be on Linux (unix(7)), without the byte that ends it. */
    private static final int SOCKET_PATH = 107;

    /** @throws BadInput when programs that the Pi needs cannot take its path: to QEMU, debugfs or ssh some characters mean something else */
    void mustBeUsable() {
        if (path.toString().chars().anyMatch(character -> ",%\"\\\n".indexOf(character) >= 0)) {
            throw new BadInput(path
                    + ": the emulated Pi cannot lie below a folder with a comma, a percent sign, a double quote or a backslash"
                    + " in its name; move the checkout to another.");
        }
        int length = adapter("scanner").toString().getBytes(StandardCharsets.UTF_8).length;
        if (length > SOCKET_PATH) {
            throw new BadInput(path
                    + ": the emulated Pi cannot lie so deep, for its sockets' paths may have no more than "
                    + SOCKET_PATH + " bytes, not " + length + "; move the checkout to a folder with a shorter path.");
        }
    }

    /** What the Pi's /etc/posrig holds, as it was written last. */
    Path etc() {
        return path.resolve("etc");
    }

    /** The card as it was made, never written to. */
    Path card() {
        return path.resolve("card.img");
    }

    /** The card that is in the Pi: what it writes stays there from one day to the next. */
    Path written() {
        return path.resolve("pi.img");
    }

    Path kernel() {
        return path.resolve("vmlinuz");
    }

    Path firstFiles() {
        return path.resolve("initrd.img");
    }

    Path deviceTree() {
        return path.resolve("pi.dtb");
    }

    /** The private key of the card's way in. */
    Path key() {
        return path.resolve("id");
    }

    /** The door by which the relay lines are watched. */
    Path wiresDoor() {
        return path.resolve("wires.qmp");
    }

    /** The door by which a hand pulls plugs and presses the reset button. */
    public Path handDoor() {
        return path.resolve("hand.qmp");
    }

    /** The door by which the network's plug is pulled when it has died. */
    Path networkDoor() {
        return path.resolve("net.qmp");
    }

    /** Where one connection of ssh serves all commands. */
    Path wayIn() {
        return path.resolve("ssh");
    }

    /** The emulator's end of a serial cable. */
    Path adapter(String line) {
        return path.resolve(line + ".usb");
    }

    /** What the kernel says on the Pi's own serial port. */
    Path console() {
        return path.resolve("console.log");
    }

    /** What the emulator says. */
    Path emulatorLog() {
        return path.resolve("qemu.log");
    }

    /** What the process says that holds machine, terminal and wires. */
    Path log() {
        return path.resolve("outside.log");
    }

    /** The number of that process. */
    Path pid() {
        return path.resolve("outside.pid");
    }

    /** Which TCP ports of this machine lead to the Pi. */
    Path ports() {
        return path.resolve("ports");
    }

    /** The contacts' movements. */
    public Path contacts() {
        return path.resolve("contacts.tsv");
    }

    /** How far apart the looks at the contacts are. */
    public Path looks() {
        return path.resolve("looks");
    }

    /** What the terminal remembers. */
    Path terminal() {
        return path.resolve("terminal");
    }
}
