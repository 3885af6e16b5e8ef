package org.posrig.bench.emulated;

import java.nio.file.Path;

/**
 * Where the emulated Pi's things lie: its card, its doors, the key that lets in, and what it and the terminal beside it leave behind.
 *
 * @param path the folder; its path is short enough for sockets below it
 */
public record PiFolder(Path path) {

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
