package org.posrig.bench.emulated;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** The Pi's reset button in the middle of a night: what it had come to can be read after the boot, and {@code --resume} brings it to its end. */
record ResetInMidNight() implements Trial {

    private static final Duration NIGHT = Duration.ofMinutes(15);

    @Override
    public String name() {
        return "reset";
    }

    @Override
    public String what() {
        return "the Pi's reset button in mid-night, then posrig nightly --resume";
    }

    @Override
    public Outcome tried(Scene scene) {
        Night night = new Night(scene);
        Night.Stage had = night.stage();
        String started = night.start();
        boolean underWay = night.goesOn(had, Scene.LONG);
        String run = night.run();
        String before = night.verdicts();
        scene.pi().reset();
        Waits.pause(Duration.ofSeconds(5));
        scene.pi().awaitBoot();
        String after = night.verdicts();
        boolean kept = !after.isEmpty() && after.startsWith(before);
        Errand resume = scene.rig("resume", "nightly --plan " + Night.PLAN + " --resume");
        OptionalInt code = resume.awaits(NIGHT);
        String end = night.verdicts();
        boolean same = night.run().equals(run);
        boolean whole = end.matches("(passed|skipped)( (passed|skipped))*")
                && end.contains("passed")
                && end.length() > after.length();
        String last = List.of(resume.said().strip().split("\n")).getLast();
        return new Outcome(
                underWay && kept && same && whole && code.orElse(-1) == 0,
                (started.isEmpty() ? "" : started + "\n") + "before the reset: " + words(before) + "; after the boot: "
                        + words(after) + "; --resume ended with "
                        + (code.isPresent() ? code.getAsInt() : "nothing in time")
                        + (same ? " in the same run: " : " in another run: ") + words(end) + "\n" + last);
    }

    private static String words(String verdicts) {
        return verdicts.isEmpty() ? "nothing" : verdicts;
    }
}
