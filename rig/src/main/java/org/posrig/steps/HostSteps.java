package org.posrig.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.zh_cn.那么;
import java.util.List;
import org.posrig.host.issuer.TestCard;
import org.posrig.host.journal.EndState;
import org.posrig.host.journal.Exchange;
import org.posrig.host.journal.MessageKind;
import org.posrig.host.script.ExpectedExchange;

/** What the host has on its books. */
@By(Actor.ACQUIRER)
public final class HostSteps {

    private final Scene scene;

    public HostSteps(Scene scene) {
        this.scene = scene;
    }

    @Says("The host's journal holds one approved sale of that amount on that card, not none and not two.")
    @Then("the host has approved exactly one sale of {amount} on {card}")
    @那么("主机只批准了一笔{amount}元的{card}消费")
    public void oneApproved(ParameterTypes.Amount amount, ParameterTypes.CardName card) {
        List<Exchange> approved = approved(amount, scene.card(card));
        require(
                approved.size() == 1,
                "should have exactly one approved sale of " + amount.yuan() + " on the "
                        + scene.card(card).name() + " card, but has " + approved.size(),
                sale(amount).onCard(scene.card(card).name()).endingAs(EndState.APPROVED));
    }

    @Says("So many requests came in for the amount, none under the trace number of another.")
    @Then("the host has seen {int} sales of {amount} on {card}, each with its own trace number")
    @那么("主机收到{int}笔{amount}元的{card}消费，流水号各不相同")
    public void seen(int count, ParameterTypes.Amount amount, ParameterTypes.CardName card) {
        List<Exchange> sales = sales(amount, scene.card(card));
        long traces = sales.stream().map(Exchange::trace).distinct().count();
        require(
                sales.size() == count && traces == count,
                "should have seen " + count + " sales of " + amount.yuan()
                        + " with as many trace numbers, but has seen " + sales.size() + " with " + traces,
                sale(amount).onCard(scene.card(card).name()));
    }

    @Says("No sale of this scenario has reached the host.")
    @Then("the host has seen no sale")
    @那么("主机没有收到消费")
    public void noSale() {
        require(scene.host().journal().sales().isEmpty(), "should have seen no sale");
    }

    @Says("The card's balance is what it was when the scenario began.")
    @Then("nothing is charged to {card}")
    @那么("{card}没有被扣款")
    public void nothingCharged(ParameterTypes.CardName card) {
        requireCharged(scene.card(card), new ParameterTypes.Amount(0));
    }

    @Says("The card's balance has gone down by exactly that much since the scenario began.")
    @Then("{amount} in all is charged to {card}")
    @那么("共有{amount}元从{card}扣款")
    public void charged(ParameterTypes.Amount amount, ParameterTypes.CardName card) {
        requireCharged(scene.card(card), amount);
    }

    @Says("Every request of that amount had a PIN block in field 52.")
    @Then("the sale of {amount} carried a PIN block")
    @那么("{amount}元的消费带有密码")
    public void carriedPin(ParameterTypes.Amount amount) {
        List<Exchange> sales = sales(amount);
        require(
                !sales.isEmpty() && sales.stream().allMatch(Exchange::pinBlock),
                "should have got a PIN block with the sale of " + amount.yuan(),
                sale(amount).withPinBlock(true));
    }

    @Says("The request that was approved had a PIN block, whatever came before it.")
    @Then("the approved sale of {amount} carried a PIN block")
    @那么("获批的{amount}元消费带有密码")
    public void approvedCarriedPin(ParameterTypes.Amount amount) {
        List<Exchange> approved =
                sales(amount).stream().filter(HostSteps::approved).toList();
        require(
                !approved.isEmpty() && approved.stream().allMatch(Exchange::pinBlock),
                "should have got a PIN block with the sale of " + amount.yuan() + " that it approved",
                sale(amount).withPinBlock(true).endingAs(EndState.APPROVED));
    }

    @Says("No request of that amount had a PIN block.")
    @Then("the sale of {amount} carried no PIN block")
    @那么("{amount}元的消费不带密码")
    public void carriedNoPin(ParameterTypes.Amount amount) {
        List<Exchange> sales = sales(amount);
        require(
                !sales.isEmpty() && sales.stream().noneMatch(Exchange::pinBlock),
                "should have got no PIN block with the sale of " + amount.yuan(),
                sale(amount).withPinBlock(false));
    }

    @Says("No request on that card had a PIN block.")
    @Then("no sale on {card} carried a PIN block")
    @那么("{card}的消费都不带密码")
    public void neverCarriedPin(ParameterTypes.CardName card) {
        TestCard of = scene.card(card);
        require(
                scene.host().journal().sales().stream()
                        .filter(sale -> sale.card().equals(of.name()))
                        .noneMatch(Exchange::pinBlock),
                "should have got no PIN block for the " + of.name() + " card");
    }

    @Says("A reversal of that amount has reached the host.")
    @Then("the lost sale of {amount} was reversed")
    @那么("丢失的{amount}元消费已冲正")
    public void reversed(ParameterTypes.Amount amount) {
        require(
                !reversals(amount).isEmpty(),
                "should have got a reversal of " + amount.yuan(),
                ExpectedExchange.of(MessageKind.REVERSAL, amount.fen()));
    }

    @Says("The reversal of the one came before the other sale, as it must.")
    @Then("the lost sale of {amount} was reversed before the sale of {amount}")
    @那么("丢失的{amount}元消费在{amount}元消费之前已冲正")
    public void reversedBefore(ParameterTypes.Amount lost, ParameterTypes.Amount next) {
        reversed(lost);
        long reversal = reversals(lost).getFirst().number();
        require(
                sales(next).stream().allMatch(sale -> sale.number() > reversal),
                "should have got the reversal of " + lost.yuan() + " before the sale of " + next.yuan());
    }

    private void requireCharged(TestCard card, ParameterTypes.Amount expected) {
        long charged = card.balance() - scene.host().issuer().balance(card);
        require(
                charged == expected.fen(),
                "should have charged " + expected.yuan() + " to the " + card.name() + " card, but has charged "
                        + new ParameterTypes.Amount(charged).yuan());
    }

    private List<Exchange> reversals(ParameterTypes.Amount amount) {
        return scene.host().journal().reversals().stream()
                .filter(reversal -> reversal.fen() == amount.fen())
                .toList();
    }

    private List<Exchange> sales(ParameterTypes.Amount amount) {
        return scene.host().journal().sales().stream()
                .filter(sale -> sale.fen() == amount.fen())
                .toList();
    }

    private List<Exchange> sales(ParameterTypes.Amount amount, TestCard card) {
        return sales(amount).stream()
                .filter(sale -> sale.card().equals(card.name()))
                .toList();
    }

    private List<Exchange> approved(ParameterTypes.Amount amount, TestCard card) {
        return sales(amount, card).stream().filter(HostSteps::approved).toList();
    }

    private static boolean approved(Exchange sale) {
        return sale.endState().filter(EndState.APPROVED::equals).isPresent();
    }

    private static ExpectedExchange sale(ParameterTypes.Amount amount) {
        return ExpectedExchange.of(MessageKind.SALE, amount.fen());
    }

    private void require(boolean holds, String rest, ExpectedExchange expected) {
        if (!holds) {
            throw new HostMismatch("The host " + rest + ".", expected, scene);
        }
    }

    private void require(boolean holds, String rest) {
        if (!holds) {
            throw new HostMismatch("The host " + rest + ".", scene);
        }
    }
}
