package org.posrig.bench.emulated;

import java.time.Duration;
import java.util.List;

/** The display's USB adapter is pulled while a scenario runs, and put back: that scenario is the rig's own trouble, the next one passes. */
record PulledPlug() implements Trial {

    /** A step that comes after the terminal has been brought to its start: there, the rig would take up the display and go on. */
    private static final String STEP = "\"kind\":\"StepStarted\",\"what\":{\"text\":\"When ";

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
        // Waited for there: the step is over before anybody outside has asked twice.
        boolean begun = scene.awaitsInRun("plug", STEP, Machine.letGo("display"));
        try (Qmp door = scene.hand()) {
            Machine.pull(door, "display");
            Waits.pause(AWAY);
            Machine.plug(door, scene.pi().folder(), "display");
        }
        boolean ended = run.awaits(Scene.LONG).isPresent();
        String verdicts = scene.verdicts("plug");
        return new Outcome(
                begun && ended && verdicts.equals("broken passed"),
                (begun
                                ? "pulled for " + AWAY.toSeconds() + " s while the scenario's keys were pressed"
                                : "the scenario's keys were never pressed")
                        + "; the scenarios: " + verdicts + "\n"
                        + scene.firstCause("plug"));
    }
}
