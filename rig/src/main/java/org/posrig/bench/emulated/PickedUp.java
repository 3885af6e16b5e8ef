package org.posrig.bench.emulated;

import java.time.Duration;

/** The Pi's reset button in mid-night, and nobody at its keyboard: at boot a unit of the package goes on with the night by itself. */
record PickedUp() implements Trial {

    /** What is told is on the card a second later; before that a power cut may take it. */
    private static final Duration SETTLED = Duration.ofSeconds(5);

    @Override
    public String name() {
        return "pick-up";
    }

    @Override
    public String what() {
        return "the Pi's reset button in mid-night; posrig-pick-up.service goes on with it at boot";
    }

    @Override
    public Outcome tried(Scene scene) {
        Night night = new Night(scene);
        Night.Stage had = night.stage();
        String started = night.start();
        boolean underWay = night.goesOn(had, Scene.LONG);
        Night.Stage cut = night.stage();
        Waits.pause(SETTLED);
        scene.pi().reset();
        Waits.pause(SETTLED);
        scene.pi().awaitBoot();
        Night pickedUp = new Night(scene, Night.PICK_UP);
        boolean on = pickedUp.begins(Scene.SHORT) && pickedUp.goesOn(cut, Scene.LONG);
        boolean same = pickedUp.run().equals(cut.run());
        String verdicts = pickedUp.verdicts();
        pickedUp.stop();
        String result = pickedUp.property("Result") + " " + pickedUp.property("ActiveState");
        return new Outcome(
                underWay && on && same && result.equals("success inactive"),
                (started.isEmpty() ? "" : started + "\n") + "verdicts before the reset: " + cut.verdicts() + "; "
                        + (on ? "then by itself, " : "it did not go on by itself, ")
                        + (same ? "in the same run: " : "in another run: ") + verdicts + "; stopped: " + result);
    }
}
