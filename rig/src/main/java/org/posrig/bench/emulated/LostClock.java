package org.posrig.bench.emulated;

import java.util.List;

/** A Pi without a battery begins in 1970, and the network sets its clock while keys are pressed: that is no concern of a scenario's. */
record LostClock() implements Trial {

    private static final int SOME = 4;

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public String what() {
        return "a run begins in 1970, and the clock is set to today while keys are pressed";
    }

    @Override
    public Outcome tried(Scene scene) {
        // As early in 1970 as Linux takes it: no time before the machine was switched on.
        scene.guest()
                .told(
                        Scene.SHORT,
                        "systemctl stop systemd-timesyncd 2>/dev/null; date -s @$(($(cut -d. -f1 /proc/uptime) + 60))");
        Errand run = scene.run("clock", List.of(Scene.FIRST));
        boolean pressed = scene.morePresses(SOME, run);
        scene.pi().setClock();
        boolean ended = run.awaits(Scene.LONG).isPresent();
        String verdicts = scene.verdicts("clock");
        return new Outcome(
                pressed && ended && verdicts.equals("passed"),
                "the run is called " + scene.runName("clock") + "; the clock was set after " + SOME
                        + " presses; the scenario: " + verdicts);
    }
}
