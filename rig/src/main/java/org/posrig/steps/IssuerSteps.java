package org.posrig.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.cucumber.java.zh_cn.假如;
import io.cucumber.java.zh_cn.当;
import io.cucumber.java.zh_cn.那么;
import java.time.Duration;
import org.posrig.host.issuer.CardState;
import org.posrig.host.issuer.TestCard;

/** What the issuer of the cards does and knows. */
public final class IssuerSteps {

    private final Scene scene;

    public IssuerSteps(Scene scene) {
        this.scene = scene;
    }

    @Then("the issuer counts {int} wrong PIN(s) on {card}")
    @那么("发卡行记录了{int}次{card}的密码错误")
    public void counts(int expected, ParameterTypes.CardName name) {
        TestCard card = scene.card(name);
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

    /** Three wrong PINs lock a card for a day unless this says otherwise. */
    @Given("the issuer's lock lasts {duration}")
    @假如("发卡行的锁定持续{duration}")
    public void lockLasts(Duration time) {
        scene.host().issuer().change(rules -> rules.withLockTime(time));
    }

    /** On the clock of the lane's host; nobody waits. */
    @When("{duration} pass(es) at the issuer")
    @当("发卡行时间过去{duration}")
    public void passes(Duration time) {
        scene.host().issuer().advanceClock(time);
    }

    @Given("{card} is {cardState}")
    @假如("{card}{cardState}")
    public void isInState(ParameterTypes.CardName name, CardState state) {
        scene.host().issuer().putState(scene.card(name), state);
    }

    /** UnionPay has no code of its own for it, so that issuers differ. */
    @Given("the PIN of {card} has expired, which its issuer answers with {code}")
    @假如("{card}的密码已过期，发卡行以{code}应答")
    public void pinExpired(ParameterTypes.CardName name, String code) {
        scene.host().issuer().change(rules -> rules.withPinExpiredCode(code));
        isInState(name, CardState.PIN_EXPIRED);
    }

    /** UnionPay has no code of its own for it, so that issuers differ. */
    @Given("the PIN of {card} was never activated, which its issuer answers with {code}")
    @假如("{card}的密码从未激活，发卡行以{code}应答")
    public void pinNotActivated(ParameterTypes.CardName name, String code) {
        scene.host().issuer().change(rules -> rules.withPinNotActivatedCode(code));
        isInState(name, CardState.PIN_NOT_ACTIVATED);
    }

    @Given("the issuer answers the next {int} sales with {code}")
    @假如("发卡行对接下来{int}笔消费应答{code}")
    public void answers(int count, String code) {
        for (int i = 0; i < count; i++) {
            scene.host().issuer().answerNext("sale", code);
        }
    }
}
