package org.posrig.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.cucumber.java.zh_cn.假如;
import io.cucumber.java.zh_cn.当;
import io.cucumber.java.zh_cn.那么;
import java.time.Duration;
import java.util.Set;
import org.posrig.terminal.Key;

/**
 * Keys and texts by hand, for the first days with a new terminal: nothing but the keys and the display of its profile has to be right
 * for them. Shipped features speak in intents instead.
 */
@By(Actor.BY_HAND)
public final class BringUpSteps {

    private final Scene scene;

    public BringUpSteps(Scene scene) {
        this.scene = scene;
    }

    @Says("Takes the terminal of that name on whatever screen it stands, and puts nothing right first.")
    @Given("terminal {terminal} as it stands")
    @假如("终端{terminal}保持现状")
    public void asItStands(String terminal) {
        scene.take(terminal);
    }

    @Says("Presses one key of the profile as long as the profile says.")
    @When("press {key}")
    @当("按{key}键")
    public void presses(String key) {
        scene.terminal().press(new Key(key));
    }

    @Says("Presses two keys together; refused where the profile's matrix makes another key appear.")
    @When("press {key} and {key} together")
    @当("同时按{key}键和{key}键")
    public void pressesTogether(String key, String other) {
        scene.terminal().pressTogether(Set.of(new Key(key), new Key(other)));
    }

    @Says("Presses three keys together; refused where the profile's matrix makes another key appear.")
    @When("press {key}, {key} and {key} together")
    @当("同时按{key}键、{key}键和{key}键")
    public void pressesTogether(String key, String second, String third) {
        scene.terminal().pressTogether(Set.of(new Key(key), new Key(second), new Key(third)));
    }

    @Says("Holds one key of the profile down that long.")
    @When("hold {key} for {duration}")
    @当("按住{key}键{duration}")
    public void holds(String key, Duration duration) {
        scene.terminal().press(new Key(key), duration);
    }

    @Says(
            value = "Waits for a text anywhere on a screen that was shown since the last action.",
            english = "the screen shows \"请签到\"",
            chinese = "屏幕显示\"请签到\"")
    @Then("the screen shows {string}")
    @那么("屏幕显示{string}")
    public void shows(String text) {
        scene.terminal().awaitText(text);
    }
}
