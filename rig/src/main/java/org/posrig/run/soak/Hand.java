package org.posrig.run.soak;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lays a fault on a running rig from outside, as it would happen: by signals to its processes, and by the doors of its stand-ins and of its
 * acquirer.
 *
 * @param temporary the folder of the rig's temporary files, where the doors are
 * @param hostDoor where its acquirer can be let die
 */
record Hand(Process rig, Path temporary, Path hostDoor) {

    /**
     * Lays it.
     *
     * @return false when there is nothing to lay it on yet, or any more
     */
    boolean lay(Fault fault, String terminal) {
        return switch (fault) {
            case NONE -> true;
            case DISPLAY_PULLED -> ask(terminal, "{\"op\":\"display\",\"wire\":\"cut\"}");
            case TAMPERED -> ask(terminal, "{\"op\":\"tamper\",\"on\":true}");
            case BOARD_SILENT -> signal("STOP", "SerialRelayBoard");
            case HOST_KILLED -> hostDies();
            case STAND_IN_KILLED -> signal("KILL", "/" + terminal + ".yaml");
            case RIG_KILLED -> rig.isAlive() && !rig.destroyForcibly().onExit().isCancelled();
        };
    }

    /** Takes it away again. */
    boolean takeAway(Fault fault, String terminal) {
        return switch (fault) {
            case DISPLAY_PULLED -> ask(terminal, "{\"op\":\"display\",\"wire\":\"restored\"}");
            case BOARD_SILENT -> signal("CONT", "SerialRelayBoard");
            default -> true;
        };
    }

    // A command line tells the processes of a bench apart: the board's class, the settings file of a stand-in.
    private boolean signal(String name, String which) {
        List<ProcessHandle> found = rig.descendants()
                .filter(process -> commandLine(process.pid()).contains(which))
                .toList();
        found.forEach(process -> kill(name, process.pid()));
        return !found.isEmpty();
    }

    static String commandLine(long process) {
        try {
            return Files.readString(Path.of("/proc/" + process + "/cmdline"), StandardCharsets.UTF_8)
                    .replace('\0', ' ');
        } catch (IOException e) {
            return "";
        }
    }

    private static void kill(String signal, long process) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            // It has ended by itself.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean ask(String terminal, String question) {
        Optional<Path> door = door(terminal + ".control");
        if (door.isEmpty()) {
            return false;
        }
        try (SocketChannel channel = connected(door.get());
                BufferedReader answers = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8))) {
            channel.write(ByteBuffer.wrap((question + "\n").getBytes(StandardCharsets.UTF_8)));
            return Optional.ofNullable(answers.readLine()).orElse("").contains("true");
        } catch (IOException e) {
            return false;
        }
    }

    private boolean hostDies() {
        try (SocketChannel channel = connected(hostDoor)) {
            return channel.read(ByteBuffer.allocate(1)) < 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static SocketChannel connected(Path door) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(door));
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private Optional<Path> door(String name) {
        try (Stream<Path> folders = Files.list(temporary)) {
            return folders.map(folder -> folder.resolve(name))
                    .filter(Files::exists)
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
