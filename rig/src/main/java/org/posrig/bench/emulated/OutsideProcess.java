package org.posrig.bench.emulated;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.posrig.fault.BadInput;
import org.posrig.fault.RigFault;

/** The process that holds the machine and all that stands beside it: begun in the background, found again by its number, ended. */
final class OutsideProcess {

    private final Path home;
    private final PiFolder folder;

    OutsideProcess(Path home, PiFolder folder) {
        this.home = home;
        this.folder = folder;
    }

    /** Begins it on TCP ports that are free. */
    void begin(Path bench) throws IOException {
        endLeftOver();
        for (Path old :
                List.of(folder.wiresDoor(), folder.handDoor(), folder.console(), folder.contacts(), folder.looks())) {
            Files.deleteIfExists(old);
        }
        int ssh = freePort();
        Files.writeString(folder.ports(), Integer.toString(ssh));
        // Neither Ctrl-C nor a closed window reaches it. It must not lead its session: the terminal's line would become
        // its own terminal.
        List<String> command = new ArrayList<>(List.of(
                "/bin/sh",
                "-c",
                "trap '' HUP INT; setsid sh -c '\"$@\" & wait' outside nice -n 10 \"$@\" &",
                "outside",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dposrig.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                "org.posrig.cli.Posrig",
                "emulated-pi",
                "outside"));
        command.addAll(List.of(
                folder.path().toString(),
                bench.toString(),
                home.resolve("rig/emulated-pi/terminal.yaml").toString(),
                Integer.toString(ssh),
                Integer.toString(freePort())));
        new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.log().toFile())
                .start();
    }

    /**
     * It, while it lives.
     *
     * @throws BadInput when somebody else has switched it on, so that it cannot be told
     */
    Optional<ProcessHandle> handle() {
        try {
            return ProcessHandle.of(
                            Long.parseLong(Files.readString(folder.pid()).strip()))
                    .filter(ProcessHandle::isAlive)
                    .filter(this::isOurs);
        } catch (AccessDeniedException e) {
            throw new BadInput("The emulated Pi in " + folder.path()
                    + " is another user's: use it as that user, or give the folder to this one by chown -R.");
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** An emulator whose holder was killed goes on by itself and would write to the card: it is ended. @return whether there was one */
    boolean endLeftOver() {
        if (!Files.exists(folder.handDoor())) {
            return false;
        }
        try (Qmp door = Qmp.open(folder.handDoor())) {
            Machine.end(door);
            return true;
        } catch (RigFault nobody) {
            // Nobody is behind the door, or it went before it could answer.
            return false;
        }
    }

    // The number may have gone to somebody else since.
    private boolean isOurs(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"), StandardCharsets.ISO_8859_1)
                    .contains("\0emulated-pi\0outside\0" + folder.path() + "\0");
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the Pi's kernel has said that it is off; the emulated machine itself goes on. */
    boolean saidGoodBye() {
        try {
            String said = Files.readString(folder.console(), StandardCharsets.ISO_8859_1);
            return said.contains("reboot: Power down") || said.contains("reboot: System halted");
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
