package org.posrig.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.cucumber.java.zh_cn.假如;
import io.cucumber.java.zh_cn.当;
import io.cucumber.java.zh_cn.那么;
import org.posrig.host.issuer.TestCard;

/** What the issuer of the cards does and knows. */
public final class IssuerSteps {

    private final Scene scene;

    public IssuerSteps(Scene scene) {
        this.scene = scene;
    }

    @Then("the issuer counts {int} wrong PIN(s) on {card}")
    @那么("发卡行对{card}记录了{int}次密码错误")
    public void counts(Object first, Object second) {
        boolean english = first instanceof Integer;
        int expected = (Integer) (english ? first : second);
        TestCard card = scene.card((ParameterTypes.CardName) (english ? second : first));
        int counted = scene.host().issuer().wrongTries(card);
        if (counted != expected) {
            throw new HostMismatch(
                    "The issuer should count " + expected + " wrong PINs on the " + card.name() + " card, but counts "
                            + counted + ".",
                    scene);
        }
    }

    @When("the issuer unlocks {card}")
    @当("发卡行为{card}解锁")
    public void unlocks(ParameterTypes.CardName card) {
        scene.host().issuer().unlock(scene.card(card));
    }

    @Given("the issuer allows {int} taps in a row without a PIN")
    @假如("发卡行允许连续{int}次免密挥卡")
    public void allowsTaps(int taps) {
        scene.host().issuer().tapsWithoutPin(taps);
    }

    @Given("risk control demands the PIN of {card}")
    @假如("风控要求{card}输入密码")
    public void demandsPin(ParameterTypes.CardName card) {
        scene.host().issuer().demandPin(scene.card(card));
    }

    @Given("the issuer answers the next {int} sales with {code}")
    @假如("发卡行对接下来{int}笔消费应答{code}")
    public void answers(int count, String code) {
        for (int i = 0; i < count; i++) {
            scene.host().issuer().answerNext("sale", code);
        }
    }
}
