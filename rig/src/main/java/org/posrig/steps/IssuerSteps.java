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
@By(Actor.ISSUER)
public final class IssuerSteps {

    private final Scene scene;

    public IssuerSteps(Scene scene) {
        this.scene = scene;
    }

    @Says("The issuer's counter of wrong PINs stands at that number.")
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

    @Says("The issuer takes the lock off a card and its counter starts afresh.")
    @When("the issuer unlocks {card}")
    @当("发卡行为{card}解锁")
    public void unlocks(ParameterTypes.CardName card) {
        scene.host().issuer().unlock(scene.card(card));
    }

    @Says("After so many taps in a row the issuer demands the PIN.")
    @Given("the issuer allows {int} taps in a row without a PIN")
    @假如("发卡行允许连续{int}次免密挥卡")
    public void allowsTaps(int taps) {
        scene.host().issuer().tapsWithoutPin(taps);
    }

    @Says("The issuer demands the PIN of this card for any amount.")
    @Given("risk control demands the PIN of {card}")
    @假如("风控要求{card}输入密码")
    public void demandsPin(ParameterTypes.CardName card) {
        scene.host().issuer().demandPin(scene.card(card));
    }

    @Says(
            value = "After that time a card locked by three wrong PINs works again; a day unless this says otherwise.",
            english = "the issuer's lock lasts 12 hours",
            chinese = "发卡行的锁定持续12小时")
    @Given("the issuer's lock lasts {duration}")
    @假如("发卡行的锁定持续{duration}")
    public void lockLasts(Duration time) {
        scene.host().issuer().change(rules -> rules.withLockTime(time));
    }

    @Says(
            value = "The clock of the issuer moves on by that time; nobody waits.",
            english = "25 hours pass at the issuer",
            chinese = "发卡行时间过去25小时")
    @When("{duration} pass(es) at the issuer")
    @当("发卡行时间过去{duration}")
    public void passes(Duration time) {
        scene.lane().clockMoved("the issuer's", time);
        scene.host().issuer().advanceClock(time);
    }

    @Says(
            "Whatever PIN comes, the issuer answers for a card in that state: to be kept, reported lost, restricted and others.")
    @Given("{card} is {cardState}")
    @假如("{card}{cardState}")
    public void isInState(ParameterTypes.CardName name, CardState state) {
        scene.host().issuer().putState(scene.card(name), state);
    }

    @Says(
            "A PIN on this card, right or wrong, is answered with that code; issuers differ in it, as UnionPay has none for it.")
    @Given("the PIN of {card} has expired, which its issuer answers with {code}")
    @假如("{card}的密码已过期，发卡行以{code}应答")
    public void pinExpired(ParameterTypes.CardName name, String code) {
        scene.host().issuer().change(rules -> rules.withPinExpiredCode(code));
        isInState(name, CardState.PIN_EXPIRED);
    }

    @Says(
            "A PIN on this card, right or wrong, is answered with that code; issuers differ in it, as UnionPay has none for it.")
    @Given("the PIN of {card} was never activated, which its issuer answers with {code}")
    @假如("{card}的密码从未激活，发卡行以{code}应答")
    public void pinNotActivated(ParameterTypes.CardName name, String code) {
        scene.host().issuer().change(rules -> rules.withPinNotActivatedCode(code));
        isInState(name, CardState.PIN_NOT_ACTIVATED);
    }

    @Says(
            value = "The issuer refuses the next sales with a response code, whatever they are.",
            english = "the issuer answers the next 3 sales with 55",
            chinese = "发卡行对接下来3笔消费应答55")
    @Given("the issuer answers the next {int} sales with {code}")
    @假如("发卡行对接下来{int}笔消费应答{code}")
    public void answers(int count, String code) {
        for (int i = 0; i < count; i++) {
            scene.host().issuer().answerNext("sale", code);
        }
    }
}
