package org.posrig.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.cucumber.java.zh_cn.假如;
import io.cucumber.java.zh_cn.当;
import io.cucumber.java.zh_cn.那么;
import java.util.List;
import org.posrig.terminal.Key;

/** For bringing a bench up and for trying the rig itself: keys, screens and plugs by hand. Features speak in intents instead. */
public final class RigSteps {

    private final Scene scene;

    public RigSteps(Scene scene) {
        this.scene = scene;
    }

    @When("somebody presses {word}")
    @当("有人按下{word}键")
    public void presses(String key) {
        scene.terminal().press(new Key(key));
    }

    @Then("the screen {string} is shown")
    @那么("显示屏幕{string}")
    public void shows(String screen) {
        scene.terminal().await(List.of(screen), List.of());
    }

    /** A hand is needed for it: stand-in benches only. */
    @When("the plug of the display is pulled")
    @当("显示线被拔出")
    public void pullsPlug() {
        scene.handInside().cutDisplay();
    }

    @When("the plug of the display is put back")
    @当("显示线被插回")
    public void putsPlugBack() {
        scene.handInside().restoreDisplay();
    }

    /** Until it is as new again; what the rig makes of a worn key is tried with it. */
    @Given("the contact of key {word} {wear}")
    @假如("{word}键的触点{wear}")
    public void wearsKey(String key, String wear) {
        scene.handInside().wearKey(key, wear);
    }
}
