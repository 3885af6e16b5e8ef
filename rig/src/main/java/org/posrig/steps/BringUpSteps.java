package org.posrig.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.cucumber.java.zh_cn.假如;
import io.cucumber.java.zh_cn.当;
import io.cucumber.java.zh_cn.那么;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.posrig.fault.BadInput;
import org.posrig.terminal.Key;
import org.posrig.terminal.Sight;

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

    @Says(
            value =
                    "Waits for a screen on which something matches a regular expression; rows are joined by line feeds.",
            english = "the screen matches \"\\[5[15]]\"",
            chinese = "屏幕匹配\"\\[5[15]]\"")
    @Then("the screen matches {string}")
    @那么("屏幕匹配{string}")
    public void matches(String pattern) {
        scene.terminal().lookout().awaitAll(new Sight.Matching(pattern(pattern)));
    }

    @Says(
            value = "Waits for a screen that has a text as all of a row, blanks around it apart; rows count from 1.",
            english = "row 2 of the screen is \"请签到\"",
            chinese = "屏幕第2行是\"请签到\"")
    @Then("row {int} of the screen is {string}")
    @那么("屏幕第{int}行是{string}")
    public void rowIs(int row, String text) {
        scene.terminal().lookout().awaitAll(new Sight.Row(row, text));
    }

    @Says(
            value = "Waits for a screen that has a text in inverse video.",
            english = "the screen shows \"请签到\" in inverse video",
            chinese = "屏幕反显\"请签到\"")
    @Then("the screen shows {string} in inverse video")
    @那么("屏幕反显{string}")
    public void showsInverse(String text) {
        scene.terminal().lookout().awaitAll(new Sight.Marked(text, Sight.Attribute.INVERSE));
    }

    @Says(
            value = "Waits for a screen that has a blinking text.",
            english = "the screen shows \"请签到\" blinking",
            chinese = "屏幕闪烁显示\"请签到\"")
    @Then("the screen shows {string} blinking")
    @那么("屏幕闪烁显示{string}")
    public void showsBlinking(String text) {
        scene.terminal().lookout().awaitAll(new Sight.Marked(text, Sight.Attribute.BLINKING));
    }

    @Says(
            value = "Waits for one screen that has both texts.",
            english = "the screen shows \"交易成功\" together with \"12.00\"",
            chinese = "屏幕同时显示\"交易成功\"和\"12.00\"")
    @Then("the screen shows {string} together with {string}")
    @那么("屏幕同时显示{string}和{string}")
    public void showsBoth(String one, String other) {
        scene.terminal().lookout().awaitAll(new Sight.Text(one), new Sight.Text(other));
    }

    @Says(
            value = "Waits for the first screen that has either text; the timeline tells which.",
            english = "the screen shows \"交易成功\" or else \"[51]\"",
            chinese = "屏幕显示\"交易成功\"或者\"[51]\"")
    @Then("the screen shows {string} or else {string}")
    @那么("屏幕显示{string}或者{string}")
    public void showsEither(String one, String other) {
        Sight came = scene.terminal().lookout().awaitFirst(new Sight.Text(one), new Sight.Text(other));
        scene.lane().note("Of '" + one + "' and '" + other + "' the terminal showed " + came.described() + ".");
    }

    @Says(
            value =
                    "Since the last action no screen has had that text; ask it after the terminal has said what it had to say.",
            english = "the screen never shows \"[55]\"",
            chinese = "屏幕从未显示\"[55]\"")
    @Then("the screen never shows {string}")
    @那么("屏幕从未显示{string}")
    public void neverShows(String text) {
        scene.terminal().lookout().requireNever(new Sight.Text(text));
    }

    @Says("The terminal has stopped writing to its display.")
    @Then("the display has settled")
    @那么("屏幕内容不再变化")
    public void settled() {
        scene.terminal().lookout().requireSettled();
    }

    @Says(
            "Waits until what is read back of the terminal under that name of the bench file is on; that it was since the last action is enough.")
    @Then("the sense {sense} is on")
    @那么("检测输入{sense}接通")
    public void isOn(String sense) {
        scene.sense(sense).await(sense, true);
    }

    @Says(
            "Waits until what is read back of the terminal under that name of the bench file is off; that it was since the last action is enough.")
    @Then("the sense {sense} is off")
    @那么("检测输入{sense}断开")
    public void isOff(String sense) {
        scene.sense(sense).await(sense, false);
    }

    private static Pattern pattern(String written) {
        try {
            return Pattern.compile(written);
        } catch (PatternSyntaxException e) {
            throw new BadInput("The regular expression '" + written + "' cannot be read: " + e.getDescription() + ".");
        }
    }
}
