package org.posrig.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.cucumber.java.zh_cn.假如;
import io.cucumber.java.zh_cn.当;
import io.cucumber.java.zh_cn.那么;
import java.util.Optional;
import org.opentest4j.TestAbortedException;
import org.posrig.terminal.CardReader;
import org.posrig.terminal.Debt;
import org.posrig.terminal.Versions;

/** Worn stripes, lost power, a terminal that breaks down; and what a terminal tells of itself. */
@By(Actor.RIG)
public final class TroubleSteps {

    private final Scene scene;
    private Optional<Versions> told = Optional.empty();

    public TroubleSteps(Scene scene) {
        this.scene = scene;
    }

    @Says("No terminal can read the stripe of that card any more; stand-in benches only.")
    @Given("the stripe of {card} is worn off")
    @假如("{card}的磁条已消磁")
    public void wornStripe(ParameterTypes.CardName card) {
        if (!scene.lane().wearStripe(scene.terminal(), scene.card(card).name())) {
            throw new TestAbortedException("This bench has no hand to wear off a stripe: stand-in benches only.");
        }
    }

    @Says("Swipes a card, without a word on what the terminal makes of it.")
    @By(Actor.CARDHOLDER)
    @Takes(card = true)
    @When("the cardholder pulls {card} through in vain")
    @当("持卡人刷{card}未成功")
    public void swipesInVain(ParameterTypes.CardName card) {
        scene.bring(scene.card(card), CardReader.Way.STRIPE);
    }

    @Says("The terminal could not read the card and waits for it again.")
    @By(Actor.TERMINAL)
    @Then("the terminal says that the card cannot be read and asks for it again")
    @那么("终端提示刷卡错误并要求重新刷卡")
    public void readError() {
        scene.await("read-error");
    }

    @Says("The power goes while the terminal waits for its host, and comes back.")
    @When("the power fails while the terminal waits for its host")
    @当("终端等待主机应答时断电后恢复供电")
    public void powerFails() {
        breaksDown();
        scene.terminal().restorePower();
    }

    @Says("The power goes while the terminal waits for its host, and stays away.")
    @When("the terminal goes dark while it waits for its host")
    @当("终端等待主机应答时断电")
    public void breaksDown() {
        scene.owe(new Debt.SignIn());
        scene.await("processing");
        scene.terminal().cutPower();
    }

    @Says("The power goes and stays away.")
    @When("the terminal goes dark")
    @当("终端断电")
    public void goesDark() {
        scene.owe(new Debt.SignIn());
        scene.terminal().cutPower();
    }

    @Says("The power comes back.")
    @When("the terminal has power again")
    @当("终端恢复供电")
    public void hasPower() {
        scene.terminal().restorePower();
    }

    @Says("Opens the screen that tells what runs on the terminal.")
    @By(Actor.CASHIER)
    @When("the cashier looks at the terminal's versions")
    @当("收银员查看终端版本")
    public void looksAtVersions() {
        scene.terminal().versionReading().show();
    }

    @Says("The versions can be read from the screen.")
    @By(Actor.TERMINAL)
    @Then("the terminal tells its firmware and its parameter version")
    @那么("终端显示固件版本和参数版本")
    public void tellsVersions() {
        told = Optional.of(scene.terminal().versionReading().read());
    }

    @Says("What the terminal has told is what the report says of it.")
    @Then("they are the versions in the report")
    @那么("报告中的版本与之一致")
    public void versionsInReport() {
        Optional<Versions> reported = scene.lane().versions(scene.terminal());
        if (told.isEmpty() || !reported.equals(told)) {
            throw new AssertionError(
                    "The report says " + reported.map(Versions::toString).orElse("no versions")
                            + " of " + scene.terminal().name() + ", but the terminal tells "
                            + told.map(Versions::toString).orElse("none") + ".");
        }
    }
}
