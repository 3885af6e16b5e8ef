package org.posrig.bench.emulated;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.posrig.fault.RigFault;

/**
 * Hardware trouble, for real, on an emulated Pi that is switched on: plugs are pulled, processes killed, the reset button pressed, the clock lost. Each trial says
 * what was to happen and what did, with its figures.
 */
public final class Trouble {

    /** Shipped scenarios that the trials run. */
    private static final String FIRST = "features/wrong-pin/one-wrong-pin.feature:9";

    private static final String SECOND = "features/wrong-pin/tries-used-up.feature:9";

    private static final Duration LONG = Duration.ofMinutes(15);
    private static final Duration SHORT = Duration.ofMinutes(3);
    private static final String WORK = "/var/lib/posrig/trouble";
    /** A line of the chip that is not on the header: set just before a kill, it tells when that was. */
    private static final int MARK = 45;

    private final EmulatedPi pi;
    private final PrintStream out;
    private final List<String> failed = new ArrayList<>();
    private final CountDownLatch never = new CountDownLatch(1);

    public Trouble(EmulatedPi pi, PrintStream out) {
        this.pi = pi;
        this.out = out;
    }

    /** What a trial came to. */
    private record Outcome(boolean good, String sentence) {}

    /**
     * All trials whose name holds a word.
     *
     * @return the names of those that did not go as they should
     */
    public List<String> all(String word) {
        trial(
                word,
                "phantom press: nothing is driven to its active level before the first wanted press",
                this::phantom);
        trial(word, "clock: a Pi that starts in 1970 and is set in mid-run", this::clock);
        trial(word, "plug: the display's adapter is pulled in mid-scenario and put back", this::plug);
        trial(word, "kill: the rig is killed with -9 in mid-press", this::kill);
        trial(word, "reset: the Pi's reset button in mid-run", this::reset);
        return List.copyOf(failed);
    }

    private void trial(String word, String name, Supplier<Outcome> trial) {
        if (!name.contains(word)) {
            return;
        }
        Instant began = Instant.now();
        Outcome outcome;
        try {
            outcome = trial.get();
        } catch (RigFault fault) {
            outcome = new Outcome(false, String.valueOf(fault.getMessage()));
        }
        out.println((outcome.good() ? " ✓ " : " ✗ ") + name + " ("
                + Duration.between(began, Instant.now()).toSeconds() + " s)");
        outcome.sentence().lines().forEach(line -> out.println("     " + line));
        if (!outcome.good()) {
            failed.add(name);
        }
    }

    /** Since the power came: the boot, the unit that makes relays safe, and whatever ran; then one key, once. */
    private Outcome phantom() {
        int before = Movements.of(pi.folder().contacts()).closings();
        Guest.Result pressed = pi.guest().ask(LONG, EmulatedPi.RIG + " press cancel");
        int after = Movements.of(pi.folder().contacts()).closings();
        boolean untouched = before == 0;
        return new Outcome(
                pressed.code() == 0 && after - before == 1,
                (untouched
                                ? "no contact closed from power-on to the press"
                                : before + " closings since power-on were wanted by what ran before")
                        + "; then posrig press cancel closed " + (after - before) + " (looked at every 2 ms)");
    }

    private Outcome clock() {
        pi.guest().told(SHORT, "systemctl stop systemd-timesyncd 2>/dev/null; date -s @60");
        int before = presses();
        Process run = run("clock", FIRST);
        boolean pressed = pi.until(LONG, () -> presses() > before + 3 || !run.isAlive());
        pi.guest().told(SHORT, "date -s @" + Instant.now().getEpochSecond());
        boolean ended = ends(run);
        String verdicts = verdicts("clock");
        return new Outcome(
                pressed && ended && verdicts.equals("passed"),
                "the run began on "
                        + pi.guest().told(SHORT, "cd " + WORK + "/clock && ls").strip()
                        + ", the clock was set to today after some presses; the scenario: " + verdicts);
    }

    private Outcome plug() {
        int before = presses();
        Process run = run("plug", FIRST, SECOND);
        pi.until(LONG, () -> presses() > before + 12 || !run.isAlive());
        try (Qmp door = Qmp.open(pi.folder().handDoor())) {
            Machine.pull(door, "display");
            pause(Duration.ofSeconds(4));
            Machine.plug(door, pi.folder(), "display");
        }
        boolean ended = ends(run);
        String verdicts = verdicts("plug");
        return new Outcome(
                ended && verdicts.startsWith("broken") && verdicts.endsWith("passed"),
                "pulled for 4 s after the twelfth key; the scenarios: " + verdicts + "\n" + firstCause("plug"));
    }

    private Outcome kill() {
        HeaderWires header = HeaderWires.of(pi.folder().path().resolve("etc/bench.yaml"));
        Process press = pi.guest()
                .begin(EmulatedPi.RIG + " press cancel:10s", pi.folder().path().resolve("kill.log"));
        // Who kills is ready before the press, and leaves a mark on a line of its own right before.
        Process killer = pi.guest()
                .begin(
                        "until grep -q '" + header.heldClosed("key.cancel")
                                + "' /sys/kernel/debug/gpio; do sleep 0.1; done; "
                                + "pid=$(pgrep -o -f '[o]rg.posrig.cli.Posrig press'); gpioset --daemonize -c gpiochip0 "
                                + MARK + "=1; kill -9 $pid; sleep 20; pkill gpioset",
                        pi.folder().path().resolve("killer.log"));
        try (Qmp door = Qmp.open(pi.folder().handDoor())) {
            boolean pressed =
                    awaits(door, LONG, reading -> !header.closed(reading).isEmpty() || !press.isAlive());
            boolean marked = pressed && awaits(door, SHORT, reading -> reading.drives(MARK, true) || !killer.isAlive());
            long mark = System.nanoTime();
            boolean open = marked
                    && awaits(door, SHORT, reading -> header.closed(reading).isEmpty());
            long opened = System.nanoTime();
            boolean driven = open
                    && awaits(
                            door,
                            SHORT,
                            reading -> header.heldOpen(reading)
                                    == header.contacts().size());
            long held = System.nanoTime();
            ends(killer);
            ends(press);
            return new Outcome(
                    driven,
                    driven
                            ? String.format(
                                    "the key's line was let go %d ms after the kill, and the guard drove all %d lines to their open level %d ms"
                                            + " after it (emulated; the aim on a real machine is 500 ms)",
                                    (opened - mark) / 1_000_000,
                                    header.contacts().size(),
                                    (held - mark) / 1_000_000)
                            : "pressed: " + pressed + ", killed: " + marked + ", let go: " + open
                                    + ", all lines driven open by the guard: no");
        }
    }

    private Outcome reset() {
        Process run = run("reset", FIRST, SECOND);
        boolean first = pi.until(LONG, () -> verdicts("reset").contains("passed") || !run.isAlive());
        int before = presses();
        pi.until(SHORT, () -> presses() > before + 3 || !run.isAlive());
        try (Qmp door = Qmp.open(pi.folder().handDoor())) {
            door.ask("system_reset", java.util.Map.of());
        }
        run.destroy();
        pause(Duration.ofSeconds(5));
        pi.awaitBoot(pi.guest());
        pi.guest().told(SHORT, "date -s @" + Instant.now().getEpochSecond());
        String verdicts = verdicts("reset");
        String lines = pi.guest()
                .told(
                        SHORT,
                        "cd " + WORK + "/reset/*/ && wc -l < timeline.jsonl && tail -c 1 scenarios.jsonl | od -An -c")
                .replaceAll("\\s+", " ")
                .strip();
        return new Outcome(
                first && verdicts.contains("passed"),
                "after the boot the results so far are there: " + verdicts + "; events and last byte of the results: "
                        + lines);
    }

    private int presses() {
        return Movements.of(pi.folder().contacts()).holds().size();
    }

    private Process run(String name, String... features) {
        String folder = WORK + "/" + name;
        pi.guest().told(SHORT, "rm -rf " + folder + " && install -d -o posrig -g posrig " + WORK + " " + folder);
        return pi.guest()
                .begin(
                        "cd /usr/share/posrig && " + EmulatedPi.RIG + " run --no-report --output-dir " + folder + " "
                                + String.join(" ", features),
                        pi.folder().path().resolve(name + ".log"));
    }

    private boolean ends(Process process) {
        try {
            return process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The verdicts so far of a run, in the order of its scenarios. */
    private String verdicts(String name) {
        return pi.guest()
                .ask(
                        SHORT,
                        "cd " + WORK + "/" + name
                                + "/*/ && grep -o '\"tags\":[^]]*],\"verdict\":\"[a-z]*' scenarios.jsonl | grep -o '[a-z]*$'")
                .output()
                .replaceAll("\\s+", " ")
                .strip();
    }

    private String firstCause(String name) {
        String causes = pi.guest()
                .ask(
                        SHORT,
                        "cd " + WORK + "/" + name
                                + "/*/ && grep -o '\"cause\":\"[^}]*\"began' scenarios.jsonl | head -n 1")
                .output();
        return Pattern.compile("\",\"began").matcher(causes).replaceAll("").strip();
    }

    private boolean awaits(Qmp door, Duration limit, java.util.function.Predicate<GpioReading> isSo) {
        long end = System.nanoTime() + limit.toNanos();
        while (!isSo.test(door.gpio())) {
            if (System.nanoTime() > end) {
                return false;
            }
        }
        return true;
    }

    private void pause(Duration time) {
        try {
            never.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
