package org.posrig.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.cucumber.java.zh_cn.假如;
import io.cucumber.java.zh_cn.当;
import io.cucumber.java.zh_cn.那么;
import java.util.List;
import java.util.Optional;
import org.posrig.terminal.Key;
import org.posrig.terminal.Pacing;

/** For bringing a bench up and for trying the rig itself: keys, screens and plugs by hand. Features speak in intents instead. */
@By(Actor.BY_HAND)
public final class RigSteps {

    private final Scene scene;

    public RigSteps(Scene scene) {
        this.scene = scene;
    }

    @Says("Presses one key of the profile as long as the profile says.")
    @When("somebody presses {key}")
    @当("有人按下{key}键")
    public void presses(String key) {
        scene.terminal().press(new Key(key));
    }

    @Says("Waits for a screen by its name in the profile.")
    @Then("the screen {screen} is shown")
    @那么("显示屏幕{screen}")
    public void shows(String screen) {
        scene.terminal().await(List.of(screen), List.of());
    }

    /** A hand is needed for it: stand-in benches only. */
    @Says("The serial line of the display is lost; stand-in benches only.")
    @When("the plug of the display is pulled")
    @当("显示线被拔出")
    public void pullsPlug() {
        scene.handInside().cutDisplay();
    }

    @Says("The serial line of the display is there again; stand-in benches only.")
    @When("the plug of the display is put back")
    @当("显示线被插回")
    public void putsPlugBack() {
        scene.handInside().restoreDisplay();
    }

    /** Until it is as new again. */
    @Says(
            "The contact of a key bounces, sticks, is dead or is as new; what the rig makes of a worn key is tried with it. Stand-in benches only.")
    @Given("the contact of key {key} {wear}")
    @假如("{key}键的触点{wear}")
    public void wearsKey(String key, String wear) {
        scene.handInside().wearKey(key, wear);
    }

    /** What the rig makes of a locked terminal is tried with it. */
    @Says("Somebody opens the terminal's case, and it locks itself for the rest of the run; stand-in benches only.")
    @Given("somebody opens the terminal's case")
    @假如("终端外壳被打开")
    public void opensCase() {
        scene.handInside().tamper();
        stands(scene.terminal().profile().pacing().tamper());
    }

    @Says("The screen of the terminal goes to sleep; stand-in benches only.")
    @Given("the terminal's screen sleeps")
    @假如("终端屏幕已休眠")
    public void sleeps() {
        scene.handInside().sleep();
        stands(scene.terminal().profile().pacing().sleep().flatMap(Pacing.Sleep::screen));
    }

    /** What the rig makes of a terminal that no longer reacts is tried with it. */
    @Says("The firmware hangs: nothing is taken any more until the power is cut; stand-in benches only.")
    @Given("the terminal's firmware hangs")
    @假如("终端固件死机")
    public void hangs() {
        scene.handInside().hang(false);
    }

    @Says("The firmware hangs and does not come up any more, not by its power either; stand-in benches only.")
    @Given("the terminal's firmware hangs for good")
    @假如("终端固件死机且无法恢复")
    public void hangsForGood() {
        scene.handInside().hang(true);
    }

    private void stands(Optional<String> screen) {
        screen.ifPresent(name -> scene.terminal().awaitStanding(List.of(name)));
    }
}
