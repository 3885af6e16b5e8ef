package org.posrig.bench.emulated;

import java.time.Duration;

/** A night on the Pi that a unit of the package holds, as systemd and its run's folder tell of it. */
final class Night {

    static final String PICK_UP = "posrig-pick-up.service";
    static final String PLAN = "/etc/posrig/nightly.yaml";

    private final Scene scene;
    private final String unit;

    /** One that {@code posrig-nightly.service} holds. */
    Night(Scene scene) {
        this(scene, "posrig-nightly.service");
    }

    Night(Scene scene, String unit) {
        this.scene = scene;
        this.unit = unit;
    }

    /** Starts it and waits until it has said that it is ready. @return systemctl's words; empty when all is well */
    String start() {
        return scene.guest()
                .ask(Scene.LONG, "systemctl reset-failed " + unit + " 2>/dev/null; systemctl start " + unit)
                .output()
                .strip();
    }

    /** Stops it and waits until it has stopped. */
    void stop() {
        scene.guest().ask(Scene.LONG, "systemctl stop " + unit);
    }

    /** One of systemd's properties of it. */
    String property(String name) {
        return scene.told("systemctl show -P " + name + " " + unit);
    }

    /** The newest run's folder there; empty where there is none. */
    String run() {
        return scene.told("ls -1d " + EmulatedPi.RUNS + "/*/ 2>/dev/null | tail -n 1");
    }

    /** That run's verdicts so far, separated by spaces. */
    String verdicts() {
        String run = run();
        return run.isEmpty() ? "" : scene.verdictsIn(run);
    }

    /**
     * How far a night had come.
     *
     * @param run the newest run's folder; empty where there is none
     * @param verdicts how many it had
     */
    record Stage(String run, int verdicts) {}

    Stage stage() {
        String verdicts = verdicts();
        return new Stage(run(), verdicts.isEmpty() ? 0 : verdicts.split(" ").length);
    }

    /** Waits until the unit begins by itself: at boot it comes after others. @return whether it has */
    boolean begins(Duration limit) {
        return Waits.until(limit, this::isOn);
    }

    /** Waits until the night has a verdict more than before, in that run or in a newer one, and a key has been pressed since. @return whether that came */
    boolean goesOn(Stage before, Duration limit) {
        return Waits.until(limit, () -> isBeyond(before) || !isOn()) && isBeyond(before) && pressesSome(limit);
    }

    private boolean isBeyond(Stage before) {
        Stage now = stage();
        return now.verdicts() > (now.run().equals(before.run()) ? before.verdicts() : 0);
    }

    private boolean pressesSome(Duration limit) {
        int before = scene.presses();
        return Waits.until(limit, () -> scene.presses() > before + 2 || !isOn()) && scene.presses() > before + 2;
    }

    // One that was killed is 'deactivating' while its contacts are opened, and then begins again.
    private boolean isOn() {
        return scene.told("systemctl is-active " + unit + "; true").matches("active|(de)?activating");
    }
}
