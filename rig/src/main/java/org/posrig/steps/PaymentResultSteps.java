package org.posrig.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.zh_cn.那么;
import java.util.List;
import java.util.Locale;
import org.posrig.host.issuer.TestCard;
import org.posrig.host.journal.EndState;
import org.posrig.host.journal.MessageKind;

/** What came of the payments beside the sale: on the terminal's screen, at the issuer, on the host's books. */
@By(Actor.ACQUIRER)
public final class PaymentResultSteps {

    private final Scene scene;

    public PaymentResultSteps(Scene scene) {
        this.scene = scene;
    }

    @Says("The terminal refuses the supervisor's password.")
    @By(Actor.TERMINAL)
    @Then("the terminal says that the supervisor's password is wrong")
    @那么("终端提示主管密码错")
    public void wrongSupervisorPassword() {
        scene.await("supervisor-wrong");
    }

    @Says("The terminal refuses to void a sale twice.")
    @By(Actor.TERMINAL)
    @Then("the terminal says that the sale was voided before")
    @那么("终端提示原交易已撤销")
    public void voidedBefore() {
        scene.await("voided-before");
    }

    @Says("The terminal shows that balance, and not as a debt.")
    @By(Actor.TERMINAL)
    @Then("the terminal shows a balance of {amount}")
    @那么("终端显示可用余额{amount}元")
    public void showsBalance(ParameterTypes.Amount amount) {
        scene.terminal().await(List.of("balance"), List.of(amount.yuan()));
        scene.terminal().requireNever("balance-owed");
    }

    @Says("The terminal shows the balance as a debt.")
    @By(Actor.TERMINAL)
    @Then("the terminal shows that {amount} is owed")
    @那么("终端显示欠款{amount}元")
    public void showsOwed(ParameterTypes.Amount amount) {
        scene.terminal().await(List.of("balance-owed"), List.of(amount.yuan()));
    }

    @Says("The issuer holds that amount on the card, all pre-authorisations together.")
    @By(Actor.ISSUER)
    @Then("{amount} is held on {card}")
    @那么("预授权冻结{amount}元，{card}")
    public void held(ParameterTypes.Amount amount, ParameterTypes.CardName name) {
        TestCard card = scene.card(name);
        long held = scene.host().issuer().held(card);
        if (held != amount.fen()) {
            throw new HostMismatch(
                    "The issuer should hold " + amount.yuan() + " on the " + card.name() + " card, but holds "
                            + new ParameterTypes.Amount(held).yuan() + ".",
                    scene);
        }
    }

    @Says(
            value = "Every payment of that kind and amount has that end state.",
            english = "the host's books have the sale of 12.00 as voided",
            chinese = "主机账上消费12.00元已撤销")
    @Then("the host's books have the {message} of {amount} as {endState}")
    @那么("主机账上{message}{amount}元{endState}")
    public void stands(MessageKind kind, ParameterTypes.Amount amount, EndState expected) {
        // Of this lane alone: the books keep earlier scenarios' payments as well.
        List<EndState> states = scene.host().journal().exchanges(kind).stream()
                .filter(exchange -> exchange.fen() == amount.fen())
                .flatMap(exchange -> exchange.endState().stream())
                .toList();
        if (states.isEmpty() || states.stream().anyMatch(state -> state != expected)) {
            throw new HostMismatch(
                    "The host's books should have the " + kind.written() + " of " + amount.yuan() + " as "
                            + written(expected) + ", but have "
                            + (states.isEmpty()
                                    ? "none"
                                    : String.join(
                                            ", ",
                                            states.stream()
                                                    .map(PaymentResultSteps::written)
                                                    .toList()))
                            + ".",
                    scene);
        }
    }

    @Says("No message of that kind has reached the host.")
    @Then("the host has received no {message}")
    @那么("主机没有收到{message}消息")
    public void receivedNone(MessageKind kind) {
        if (!scene.host().journal().exchanges(kind).isEmpty()) {
            throw new HostMismatch("The host should have got no " + kind.written() + ".", scene);
        }
    }

    @Says("A message of that kind has reached the host.")
    @Then("the host has received a {message}")
    @那么("主机收到{message}消息")
    public void receivedOne(MessageKind kind) {
        if (scene.host().journal().exchanges(kind).isEmpty()) {
            throw new HostMismatch("The host should have got a " + kind.written() + ".", scene);
        }
    }

    private static String written(EndState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
