package org.posrig.bench.emulated;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * The Pi's reset button in the middle of a night: what it had come to can be read after the boot, and {@code --resume} brings it to its end, although it begins in
 * 1970, as on a Pi that has no battery, and the clock is set while keys are pressed.
 */
record ResetInMidNight() implements Trial {

    private static final Duration NIGHT = Duration.ofMinutes(15);
    private static final int SOME = 4;

    /** What has become of the unit that the boot has begun; on an emulated processor it takes half a minute. */
    private static final String SAFE = "for second in $(seq 100); do state=$(systemctl is-active posrig-safe.service);"
            + " [ \"$state\" = activating ] || break; sleep 1; done; echo $state";

    private static final Duration SETTLED = Duration.ofSeconds(5);
    private static final Duration SEEN = Duration.ofMillis(200);

    // As early in 1970 as Linux takes it: no time before the machine was switched on.
    private static final String LOSE_THE_CLOCK =
            "systemctl stop systemd-timesyncd 2>/dev/null; date -s @$(($(cut -d. -f1 /proc/uptime) + 60))";

    // It would go on by itself before the clock is lost.
    private static final String BY_HAND = "systemctl disable --quiet posrig-pick-up.service; sync";
    private static final String AS_BEFORE = "systemctl enable --quiet posrig-pick-up.service; sync";

    @Override
    public String name() {
        return "reset";
    }

    @Override
    public String what() {
        return "the Pi's reset button in mid-night; posrig nightly --resume begins in 1970, and the clock is set to today while keys are pressed";
    }

    @Override
    public Outcome tried(Scene scene) {
        scene.told(BY_HAND);
        Night night = new Night(scene);
        Night.Stage had = night.stage();
        String started = night.start();
        boolean underWay = night.goesOn(had, Scene.LONG);
        String run = night.run();
        String before = night.verdicts();
        // What is told is on the card a second later; before that a power cut may take it.
        Waits.pause(SETTLED);
        scene.pi().reset();
        Waits.pause(SEEN);
        int closings = scene.movements().closings();
        Waits.pause(SETTLED);
        scene.pi().awaitBoot();
        String safe = scene.told(SAFE);
        int phantoms = scene.movements().closings() - closings;
        String after = night.verdicts();
        boolean kept = !after.isEmpty() && after.startsWith(before);
        scene.told(LOSE_THE_CLOCK);
        Errand resume = scene.rig("resume", "nightly --plan " + Night.PLAN + " --resume");
        boolean pressed = scene.morePresses(SOME, resume);
        scene.pi().setClock();
        OptionalInt code = resume.awaits(NIGHT);
        scene.told(AS_BEFORE);
        String end = night.verdicts();
        boolean same = night.run().equals(run);
        boolean whole = end.matches("(passed|skipped)( (passed|skipped))*")
                && end.contains("passed")
                && end.length() > after.length();
        String last = List.of(resume.said().strip().split("\n")).getLast();
        return new Outcome(
                underWay
                        && kept
                        && phantoms == 0
                        && safe.equals("active")
                        && pressed
                        && same
                        && whole
                        && code.orElse(-1) == 0,
                (started.isEmpty() ? "" : started + "\n") + "before the reset: " + words(before) + "; after the boot: "
                        + words(after) + "; contacts closed during the boot: " + phantoms + ", posrig-safe.service: "
                        + safe + "; the clock was set after " + (pressed ? SOME : "fewer than " + SOME)
                        + " presses; --resume ended with "
                        + (code.isPresent() ? code.getAsInt() : "nothing in time")
                        + (same ? " in the same run: " : " in another run: ") + words(end) + "\n" + last);
    }

    private static String words(String verdicts) {
        return verdicts.isEmpty() ? "nothing" : verdicts;
    }
}
