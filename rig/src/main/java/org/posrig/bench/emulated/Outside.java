package org.posrig.bench.emulated;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    /** From one look at the relay lines to the next, beside the time that a look takes. */
    private static final long PAUSE_MILLIS = 2;

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
            Look look = new Look(door, header, terminal, folder);
            Runnable guarded = () -> {
                try {
                    look.run();
                } catch (RuntimeException e) {
                    // Wires that are dead must not look like a terminal that does not react: the machine ends too.
                    System.err.println("The relay lines cannot be watched any more: " + e.getMessage());
                    machine.destroy();
                    throw e;
                }
            };
            // Watched first, switched on then: no line moves unseen.
            guarded.run();
            looking.scheduleWithFixedDelay(guarded, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            Machine.go(door);
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
}
