package org.posrig.bench.emulated;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.io.FileUtils;
import org.posrig.fault.RigFault;
import org.posrig.relay.ActiveLevel;

/**
 * An emulated Raspberry Pi with the installable package of the rig on it, and the stand-in terminal beside it: switched on, configured, switched off. Its
 * card is kept from one time to the next until the package is another.
 */
public final class EmulatedPi {

    /** Where the rig on the Pi keeps its runs. */
    static final String RUNS = "/var/lib/posrig/runs";

    /** How the rig is called there: with patience for a processor that is some twenty times slower. */
    static final String RIG = "env POSRIG_PATIENCE=10 posrig";

    private static final Duration START = Duration.ofMinutes(1);
    private static final Duration INSTALL = Duration.ofMinutes(20);
    private static final Duration SHORT = Duration.ofMinutes(2);
    private static final Duration POWER_OFF = Duration.ofMinutes(2);

    private final Path home;
    private final PiFolder folder;
    private final OutsideProcess outside;
    private final PrintStream out;

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
                    folder, Integer.parseInt(Files.readString(folder.ports()).strip()), out::println);
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
     * @param level of the relays' closing
     */
    public void up(Path debian, boolean fresh, ActiveLevel level) {
        Instant began = Instant.now();
        folder.mustBeUsable();
        try {
            Card card = new Card(home.resolve("rig/emulated-pi"), folder);
            card.make();
            if (isUp()) {
                down();
            }
            if (fresh || card.lacks(debian)) {
                out.println(Words.newCard(debian));
                card.renew(debian);
                switchOn(level);
                install(card, debian);
                configure(level);
            } else if (level() == level) {
                switchOn(level);
                configure(level);
            } else {
                // At the boot it opens its contacts by the bench file that it has: the wires are changed after that.
                switchOn(level());
                rewire(level);
            }
            out.println(Words.ready(
                    guest().told(SHORT, "cat /proc/device-tree/model | tr -d '\\0'"),
                    guest().told(SHORT, "dpkg-query -W -f '${Version}' posrig"),
                    level,
                    Duration.between(began, Instant.now())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Relays of that kind from now on: the bench file says so, then Pi and wires are switched off and on. */
    void rewire(ActiveLevel level) {
        try {
            configure(level);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        down();
        switchOn(level);
    }

    /** The level that closes the relays on the Pi whose card this is. */
    ActiveLevel level() {
        return Configuration.level(folder.etc().resolve("bench.yaml"));
    }

    /** Switches the Pi off, as one should, and ends all that stands beside it. */
    public void down() {
        Optional<ProcessHandle> process = outside.handle();
        if (process.isEmpty()) {
            out.println(outside.endLeftOver() ? Words.LEFT_OVER : Words.NOT_ON);
            return;
        }
        out.println(Words.SWITCHING_OFF);
        Instant began = Instant.now();
        // The machine itself does not notice: the kernel's last words are how one knows.
        guest().ask(Duration.ofSeconds(30), "systemctl poweroff");
        boolean obeyed = Waits.until(POWER_OFF, () -> !process.get().isAlive() || outside.saidGoodBye());
        process.get().destroy();
        Waits.until(Duration.ofSeconds(15), () -> !process.get().isAlive());
        process.get().destroyForcibly();
        try {
            Files.deleteIfExists(folder.pid());
            Files.deleteIfExists(folder.ports());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.println(Words.off(obeyed, Duration.between(began, Instant.now())));
    }

    /** Waits until the Pi lets in, telling how long it has taken, and tells it the time. */
    void awaitBoot() {
        Guest guest = guest();
        new Boot(folder, this::reset, out::println).await(() -> alive() && guest.answers());
        setClock();
    }

    /** Presses the reset button. */
    void reset() {
        try (Qmp door = Qmp.open(folder.handDoor())) {
            door.ask("system_reset", Map.of());
        }
    }

    /** Tells the Pi today's time, as a time server would. */
    void setClock() {
        guest().told(SHORT, "date -s @" + Instant.now().getEpochSecond());
    }

    private void install(Card card, Path debian) throws IOException {
        Instant began = Instant.now();
        out.println(Words.INSTALLING);
        Errand apt = Errand.begin(
                guest(),
                "install",
                "DEBIAN_FRONTEND=noninteractive apt-get install -q -y /root/posrig.deb && rm /root/posrig.deb && sync",
                0);
        if (apt.awaits(INSTALL).orElse(-1) != 0) {
            throw new RigFault(
                    RigFault.Cause.FIXTURE,
                    "The package could not be installed on the emulated Pi: "
                            + apt.said().strip(),
                    "Install what apt asks for, or build the package anew with './posrig package'.");
        }
        card.installed(debian);
        out.println(Words.installed(Duration.between(began, Instant.now())));
    }

    // Readable by the rig alone. The drop-in is what an administrator adds for a slow machine. All of it comes to be
    // there or nothing; what is kept here tells what the Pi has, so it changes after that.
    private void configure(ActiveLevel level) throws IOException {
        Path next = folder.path().resolve("etc.new");
        FileUtils.deleteDirectory(next.toFile());
        Configuration.write(home, next, level);
        Guest guest = guest();
        guest.send(next, "/etc/posrig.new");
        guest.told(
                SHORT,
                "if [ -d /etc/posrig.new ]; then mkdir -p /etc/posrig && cp -r /etc/posrig.new/. /etc/posrig && rm -rf /etc/posrig.new; fi"
                        + " && cd /etc/posrig && chown -R posrig:posrig . && chmod 700 keys && chmod 600 keys/*.yaml");
        FileUtils.deleteDirectory(folder.etc().toFile());
        Files.move(next, folder.etc());
        guest.told(
                SHORT,
                "cd /etc/systemd/system && mkdir -p posrig-safe.service.d posrig-nightly.service.d posrig-pick-up.service.d"
                        + " && tee posrig-safe.service.d/patience.conf posrig-pick-up.service.d/patience.conf"
                        + " >posrig-nightly.service.d/patience.conf"
                        + " && systemctl daemon-reload && sync",
                Files.readString(home.resolve("rig/emulated-pi/patience.conf")));
    }

    private void switchOn(ActiveLevel level) {
        try {
            FileUtils.deleteDirectory(folder.etc().toFile());
            outside.begin(Configuration.write(home, folder.etc(), level));
            if (!Waits.until(START, () -> isUp() && Files.exists(folder.handDoor()))) {
                throw new RigFault(
                        RigFault.Cause.FIXTURE,
                        "The emulated Pi could not be switched on: "
                                + Files.readString(folder.log()).strip(),
                        "See " + folder.emulatorLog() + ".");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitBoot();
    }

    private boolean alive() {
        if (!isUp()) {
            throw new RigFault(
                    RigFault.Cause.FIXTURE,
                    "The emulated Pi has ended while it booted.",
                    "See " + folder.log() + " and " + folder.emulatorLog() + ".");
        }
        return true;
    }
}
