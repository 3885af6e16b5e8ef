package org.posrig.bench.emulated;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** What trials have at hand: the Pi, the rig on it, and what is seen of its lines from outside. */
final class Scene {

    /** A shipped scenario of two sales. */
    static final String FIRST = "features/wrong-pin/one-wrong-pin.feature:9";

    /** Another, of one. */
    static final String SECOND = "features/wrong-pin/slip-of-the-finger.feature:18";

    static final Duration LONG = Duration.ofMinutes(10);
    static final Duration SHORT = Duration.ofMinutes(3);
    private static final String WORK = "/var/lib/posrig/trouble";

    private final EmulatedPi pi;

    Scene(EmulatedPi pi) {
        this.pi = pi;
    }

    EmulatedPi pi() {
        return pi;
    }

    Guest guest() {
        return pi.guest();
    }

    /** What hangs on which line. */
    HeaderWires header() {
        return HeaderWires.of(pi.folder().etc().resolve("bench.yaml"));
    }

    /** A hand at the machine's plugs and its reset button. */
    Qmp hand() {
        return Qmp.open(pi.folder().handDoor());
    }

    /** What has moved since the machine was switched on. */
    Movements movements() {
        return Movements.of(pi.folder().contacts());
    }

    /** How far apart the looks are by which movements are seen. */
    String looks() {
        return LookTimes.told(pi.folder().looks());
    }

    /** How often a key was held since then. */
    int presses() {
        return movements().holds().size();
    }

    /** Waits for so many more presses. @return whether they came while the errand lasted */
    boolean morePresses(int more, Errand errand) {
        int wanted = presses() + more;
        return Waits.until(LONG, () -> presses() >= wanted || errand.isOver()) && presses() >= wanted;
    }

    /** Begins a command of the rig there. */
    Errand rig(String name, String words) {
        return Errand.begin(guest(), name, "exec " + EmulatedPi.RIG + " " + words, 0);
    }

    /** Begins a run there, in a folder of its own. */
    Errand run(String name, List<String> features) {
        guest().told(SHORT, "rm -rf " + folder(name) + "; install -d -o posrig -g posrig " + WORK + " " + folder(name));
        return rig(name, "run --no-report --output-dir " + folder(name) + " " + String.join(" ", features));
    }

    /** Waits there until that run's timeline has such words, and does something at once. @return whether they came */
    boolean awaitsInRun(String name, String words, String then) {
        return guest().ask(
                                LONG.plus(SHORT),
                                "for tenth in $(seq " + LONG.toSeconds() * 5 + "); do grep -qsF '" + words + "' "
                                        + folder(name)
                                        + "/*/timeline.jsonl && break; sleep 0.2; done; grep -qsF '" + words + "' "
                                        + folder(name) + "/*/timeline.jsonl && { " + then + "; }")
                        .code()
                == 0;
    }

    /** The verdicts so far of that run, in the order of its scenarios, separated by spaces. */
    String verdicts(String name) {
        return verdictsIn(folder(name) + "/*");
    }

    /** The same of any run's folder there; of a scenario that was run again, the last. */
    String verdictsIn(String folder) {
        return Verdicts.told(guest().told(
                        SHORT, "cat " + folder + "/scenarios.jsonl 2>/dev/null | sed -n '" + Verdicts.SED + "'; true"));
    }

    /** Why the first red scenario of that run is red. */
    String firstCause(String name) {
        return told("grep -oh '\"cause\":\"[^}]*\"began' " + folder(name)
                + "/*/scenarios.jsonl | head -n 1 | sed 's/\",\"began$//'");
    }

    /** One line of what a command says. */
    String told(String command) {
        return guest().told(SHORT, command).replaceAll("\\s+", " ").strip();
    }

    /** Looks at the lines until they are as wanted. @return whether they were within the limit */
    static boolean awaits(Qmp door, Duration limit, Predicate<GpioReading> isSo) {
        long end = System.nanoTime() + limit.toNanos();
        while (!isSo.test(door.gpio())) {
            if (System.nanoTime() > end) {
                return false;
            }
        }
        return true;
    }

    private static String folder(String name) {
        return WORK + "/" + name;
    }
}
