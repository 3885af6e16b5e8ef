package org.posrig.bench.emulated;

import java.time.Duration;
import java.util.function.Predicate;

/** The rig is killed with -9 while it holds a key: its guard drives every line to its open level. */
record KilledRig() implements Trial {

    /** How long the guard may take on a machine that is emulated: ten times what it does take. On a real one it has 500 ms. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** A line of the chip that is not on the header: set just before the kill, it tells when that was. */
    private static final int MARK = 45;

    @Override
    public String name() {
        return "kill";
    }

    @Override
    public String what() {
        return "the rig is killed with -9 in mid-press";
    }

    @Override
    public Outcome tried(Scene scene) {
        HeaderWires header = scene.header();
        Errand press = scene.rig("kill", "press cancel:10s");
        // Who kills is ready before the press, and leaves a mark on a line of its own right before.
        Errand killer = Errand.begin(
                scene.guest(),
                "killer",
                "for tenth in $(seq " + Scene.LONG.toSeconds() * 10 + "); do grep -q '"
                        + header.heldClosed("key.cancel")
                        + "' /sys/kernel/debug/gpio && break; sleep 0.1; done\n"
                        + "pid=$(pgrep -o -f '[o]rg.posrig.cli.Posrig press')\n"
                        + "gpioset --daemonize -c gpiochip0 " + MARK + "=1\nkill -9 $pid\nsleep 5\npkill gpioset",
                0);
        try (Qmp door = scene.hand()) {
            Predicate<GpioReading> untouched = reading -> header.closed(reading).isEmpty();
            boolean pressed = Scene.awaits(door, Scene.LONG, untouched.negate());
            boolean marked = pressed && Scene.awaits(door, Scene.SHORT, reading -> reading.drives(MARK, true));
            long mark = System.nanoTime();
            boolean open = marked && Scene.awaits(door, LIMIT, untouched);
            long opened = System.nanoTime();
            int all = header.contacts().size();
            boolean driven = open && Scene.awaits(door, LIMIT, reading -> header.heldOpen(reading) == all);
            long held = System.nanoTime();
            return new Outcome(
                    driven,
                    driven
                            ? "the key's line was let go " + millis(mark, opened)
                                    + " after the kill, and the guard drove all "
                                    + all + " lines to their open level " + millis(mark, held)
                                    + " after it (emulated; the aim on a real machine is 500 ms)"
                            : "pressed: " + pressed + ", killed: " + marked + ", let go: " + open
                                    + ", all lines driven to their open level within "
                                    + Words.inWords(LIMIT) + ": no"
                                    + (pressed
                                            ? ""
                                            : "\nthe press: " + press.said().strip()));
        } finally {
            killer.awaits(Scene.SHORT);
        }
    }

    private static String millis(long from, long to) {
        return (to - from) / 1_000_000 + " ms";
    }
}
