package org.posrig.bench.emulated;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.posrig.fault.RigFault;

/**
 * An emulated Raspberry Pi with the installable package of the rig on it, and the stand-in terminal beside it: switched on, configured, switched off. Its
 * card is kept from one time to the next until the package is another.
 */
public final class EmulatedPi {

    /** Where the rig on the Pi keeps its runs. */
    public static final String RUNS = "/var/lib/posrig/runs";

    /** How the rig is called there: with patience for a processor that is some twenty times slower. */
    public static final String RIG = "POSRIG_PATIENCE=10 posrig";

    private static final Duration START = Duration.ofMinutes(1);
    private static final Duration BOOT = Duration.ofMinutes(15);
    private static final Duration INSTALL = Duration.ofMinutes(20);
    private static final Duration SHORT = Duration.ofMinutes(2);
    private static final Duration POWER_OFF = Duration.ofMinutes(2);
    private static final String INSTALLED = "package.installed";

    private final Path home;
    private final PiFolder folder;
    private final OutsideProcess outside;
    private final PrintStream out;
    private final CountDownLatch never = new CountDownLatch(1);

    /** @param home the folder of posrig; the Pi's things lie in its {@code .posrig/emulated-pi} */
    public EmulatedPi(Path home, PrintStream out) {
        this.home = home;
        this.folder = new PiFolder(home.resolve(".posrig/emulated-pi"));
        this.outside = new OutsideProcess(home, folder);
        this.out = out;
    }

    public PiFolder folder() {
        return folder;
    }

    /** The way into the Pi that runs. */
    public Guest guest() {
        try {
            return new Guest(
                    folder, Integer.parseInt(Files.readString(folder.ports()).strip()));
        } catch (IOException e) {
            throw new RigFault(
                    RigFault.Cause.FIXTURE,
                    "The emulated Pi is not switched on.",
                    "Switch it on with './posrig emulated-pi up'.",
                    e);
        }
    }

    /** Whether it is switched on. */
    public boolean isUp() {
        return outside.handle().isPresent();
    }

    /**
     * Makes what is missing, switches the Pi on, installs the package and writes the bench's configuration.
     *
     * @param debian the Debian package of the rig
     * @param fresh whether the Pi and the terminal forget what they know
     * @param activeHigh whether the relays are of the kind that closes at a high level
     */
    public void up(Path debian, boolean fresh, boolean activeHigh) {
        try {
            Files.createDirectories(folder.path());
            script("make-card", folder.path().toString());
            String wanted = debian + " " + Files.getLastModifiedTime(debian) + " " + Files.size(debian);
            Path installed = folder.path().resolve(INSTALLED);
            boolean another = !Files.exists(folder.written())
                    || !Files.exists(installed)
                    || !Files.readString(installed).equals(wanted);
            if (isUp()) {
                down();
            }
            if (fresh || another) {
                out.println("a new card, with " + debian.getFileName() + " on it");
                Files.deleteIfExists(installed);
                forget(folder.terminal());
                script("new-pi", folder.path().toString(), debian.toString());
            }
            Path configuration = folder.path().resolve("etc");
            forget(configuration);
            Path bench = Configuration.write(home, configuration, activeHigh);
            begin(bench);
            Guest guest = guest();
            awaitBoot(guest);
            guest.told(SHORT, "date -s @" + Instant.now().getEpochSecond());
            if (fresh || another) {
                out.println("installing the package; this takes minutes");
                guest.told(
                        INSTALL,
                        "DEBIAN_FRONTEND=noninteractive apt-get install -q -y /root/posrig.deb && rm /root/posrig.deb && sync");
                Files.writeString(installed, wanted);
            }
            configure(guest, configuration);
            out.println("the emulated Pi is ready: " + guest.told(SHORT, "cat /proc/device-tree/model | tr -d '\\0'")
                    + ", posrig " + guest.told(SHORT, "dpkg-query -W -f '${Version}' posrig"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the bench's configuration to where the rig looks for it, readable by the rig alone. */
    void configure(Guest guest, Path configuration) {
        guest.send(configuration, "/etc/posrig");
        guest.told(
                SHORT, "cd /etc/posrig && chown -R posrig:posrig . && chmod 700 keys && chmod 600 keys/*.yaml && sync");
    }

    /** Switches the Pi off, as one should, and ends all that stands beside it. */
    public void down() {
        Optional<ProcessHandle> process = outside.handle();
        if (process.isEmpty()) {
            out.println("the emulated Pi is not switched on");
            return;
        }
        out.println("switching the emulated Pi off");
        try {
            // The machine itself does not notice: the kernel's last words are how one knows.
            guest().ask(Duration.ofSeconds(20), "systemctl poweroff");
            until(POWER_OFF, () -> !process.get().isAlive() || outside.saidGoodBye());
        } catch (RigFault unreachable) {
            // Then it is switched off all the same.
        }
        process.get().destroy();
        until(Duration.ofSeconds(15), () -> !process.get().isAlive());
        process.get().destroyForcibly();
        try {
            Files.deleteIfExists(folder.pid());
            Files.deleteIfExists(folder.ports());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Brings the newest run's folder out of the Pi.
     *
     * @param runs where runs are kept here
     * @return its folder here; empty when there is none that is not here already
     */
    public Optional<Path> bringOut(Path runs) {
        String newest = guest().told(SHORT, "ls -1 " + RUNS + " | tail -n 1").strip();
        Path here = runs.resolve(newest);
        if (newest.isEmpty() || Files.exists(here)) {
            return Optional.empty();
        }
        try {
            Files.createDirectories(here);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        guest().fetch(RUNS + "/" + newest, here);
        return Optional.of(here);
    }

    /** Waits until the Pi lets in, telling how long it has taken. */
    public void awaitBoot(Guest guest) {
        Instant began = Instant.now();
        out.println("booting; this takes a minute or two");
        boolean up = until(BOOT, () -> {
            if (!isUp()) {
                throw new RigFault(
                        RigFault.Cause.FIXTURE,
                        "The emulated Pi has ended while it booted.",
                        "See " + folder.log() + " and " + folder.emulatorLog() + ".");
            }
            return guest.answers();
        });
        if (!up) {
            throw new RigFault(
                    RigFault.Cause.FIXTURE,
                    "The emulated Pi did not boot within " + BOOT.toMinutes() + " minutes.",
                    "See " + folder.console() + ".");
        }
        out.println("booted after " + Duration.between(began, Instant.now()).toSeconds() + " s");
    }

    /** Waits for something to become true, looking once a second. */
    boolean until(Duration limit, java.util.function.BooleanSupplier isSo) {
        Instant end = Instant.now().plus(limit);
        try {
            while (!isSo.getAsBoolean()) {
                if (Instant.now().isAfter(end)) {
                    return false;
                }
                never.await(1, TimeUnit.SECONDS);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void begin(Path bench) throws IOException {
        outside.begin(bench);
        if (!until(START, () -> isUp() && Files.exists(folder.handDoor()))) {
            throw new RigFault(
                    RigFault.Cause.FIXTURE,
                    "The emulated Pi could not be switched on: "
                            + Files.readString(folder.log()).strip(),
                    "See " + folder.emulatorLog() + ".");
        }
    }

    private void script(String name, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(home.resolve("rig/emulated-pi").resolve(name).toString()));
        command.addAll(List.of(arguments));
        try {
            int code = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (code != 0) {
                throw new RigFault(
                        RigFault.Cause.FIXTURE,
                        "The card of the emulated Pi could not be made (" + name + " ended with " + code + ").",
                        "See what it has said above.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
