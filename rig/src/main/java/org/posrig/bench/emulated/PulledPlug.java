package org.posrig.bench.emulated;

import java.time.Duration;
import java.util.List;

/** The display's USB adapter is pulled while a scenario runs, and put back: that scenario is the rig's own trouble, the next one passes. */
record PulledPlug() implements Trial {

    /** More than it takes to bring the terminal to its start. */
    private static final int SOME = 12;

    private static final Duration AWAY = Duration.ofSeconds(4);

    @Override
    public String name() {
        return "plug";
    }

    @Override
    public String what() {
        return "the display's USB adapter is pulled in mid-scenario and put back";
    }

    @Override
    public Outcome tried(Scene scene) {
        Errand run = scene.run("plug", List.of(Scene.FIRST, Scene.SECOND));
        boolean pressed = scene.morePresses(SOME, run);
        scene.guest().told(Scene.SHORT, Machine.letGo("display"));
        try (Qmp door = scene.hand()) {
            Machine.pull(door, "display");
            Waits.pause(AWAY);
            Machine.plug(door, scene.pi().folder(), "display");
        }
        boolean ended = run.awaits(Scene.LONG).isPresent();
        String verdicts = scene.verdicts("plug");
        return new Outcome(
                pressed && ended && verdicts.equals("broken passed"),
                "pulled for " + AWAY.toSeconds() + " s after " + SOME + " keys; the scenarios: " + verdicts + "\n"
                        + scene.firstCause("plug"));
    }
}
