package org.posrig.bench.emulated;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.posrig.bench.StandInAlone;
import org.posrig.fault.RigFault;

/**
 * All that is outside of the emulated Pi, and the machine itself, in one process: it switches the machine on, starts the stand-in terminal, and lays the
 * wires between them. It ends when the machine does or when it is told to, and with it everything it has started.
 */
public final class Outside {

    /** How often the relay lines are looked at: a press of 25 ms is seen a dozen times. */
    private static final long LOOK_MILLIS = 2;

    private static final int DOOR_SECONDS = 30;
    private static final int END_SECONDS = 5;

    private final PiFolder folder;
    private final Path piBench;
    private final Path terminalBench;

    /**
     * @param piBench the bench file of the rig on the Pi, as it stands on this machine
     * @param terminalBench a bench file whose first terminal is the stand-in
     */
    public Outside(PiFolder folder, Path piBench, Path terminalBench) {
        this.folder = folder;
        this.piBench = piBench;
        this.terminalBench = terminalBench;
    }

    /** Runs until the machine is switched off. */
    public void run(int ssh, int host) throws IOException, InterruptedException {
        HeaderWires header = HeaderWires.of(piBench);
        Files.createDirectories(folder.terminal());
        Files.writeString(folder.pid(), Long.toString(ProcessHandle.current().pid()));
        Process machine = Machine.start(folder, ssh, host);
        Runtime.getRuntime().addShutdownHook(new Thread(machine::destroy));
        try (Qmp door = awaitDoor(machine);
                StandInAlone terminal = StandInAlone.start(terminalBench, host, folder.terminal(), folder.path());
                ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor()) {
            List<SerialCable> cables = new ArrayList<>();
            for (String line : Machine.LINES) {
                cables.add(SerialCable.lay(terminal.line(line), folder.adapter(line)));
            }
            Look look = new Look(door, header, terminal, new ContactLog(folder.contacts()));
            looking.scheduleWithFixedDelay(look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
            machine.waitFor();
            looking.shutdownNow();
            for (SerialCable cable : cables) {
                cable.close();
            }
        } finally {
            machine.destroy();
            if (!machine.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                machine.destroyForcibly();
            }
            Files.deleteIfExists(folder.pid());
        }
    }

    private Qmp awaitDoor(Process machine) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        for (int tenth = 0; tenth < DOOR_SECONDS * 10 && machine.isAlive(); tenth++) {
            if (Files.exists(folder.wiresDoor())) {
                try {
                    return Qmp.open(folder.wiresDoor());
                } catch (RigFault notYet) {
                    // It is there and nobody listens yet, or it is the last machine's.
                }
            }
            never.await(100, TimeUnit.MILLISECONDS);
        }
        throw new RigFault(
                RigFault.Cause.FIXTURE,
                "The emulator did not open its door.",
                "See what it wrote to " + folder.emulatorLog() + ".");
    }

    /** One look at the lines: what has moved since the last is told to the terminal. */
    private static final class Look implements Runnable {

        private final Qmp door;
        private final HeaderWires header;
        private final StandInAlone terminal;
        private final ContactLog log;
        private Set<String> closed = new HashSet<>();

        Look(Qmp door, HeaderWires header, StandInAlone terminal, ContactLog log) {
            this.door = door;
            this.header = header;
            this.terminal = terminal;
            this.log = log;
        }

        @Override
        public void run() {
            GpioReading reading = door.gpio();
            Set<String> now = new HashSet<>(header.closed(reading));
            if (!now.equals(closed)) {
                // What opens goes first: a relay that is let go is open before the next one closes.
                closed.stream()
                        .filter(contact -> !now.contains(contact))
                        .forEach(contact -> tell(contact, false, reading));
                now.stream()
                        .filter(contact -> !closed.contains(contact))
                        .forEach(contact -> tell(contact, true, reading));
                closed = now;
            }
        }

        private void tell(String contact, boolean closing, GpioReading reading) {
            terminal.moved(contact, closing, reading.nanos());
            log.moved(contact, closing, reading.nanos());
        }
    }
}
