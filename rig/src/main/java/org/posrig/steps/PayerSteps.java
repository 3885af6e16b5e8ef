package org.posrig.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.cucumber.java.zh_cn.当;
import io.cucumber.java.zh_cn.那么;
import java.util.Map;
import org.opentest4j.TestAbortedException;
import org.posrig.host.issuer.Wallet;
import org.posrig.host.journal.MessageKind;
import org.posrig.host.script.Match;
import org.posrig.terminal.Debt;
import org.posrig.terminal.Value;

/** Payments by QR: what the cashier begins, what the payer shows, confirms or refuses, what it costs. */
@By(Actor.CARDHOLDER)
public final class PayerSteps {

    private final Scene scene;

    public PayerSteps(Scene scene) {
        this.scene = scene;
    }

    @Says("Opens a QR payment and types the amount; the terminal asks for the code.")
    @By(Actor.CASHIER)
    @When("the cashier starts a QR payment of {amount}")
    @当("收银员发起{amount}元的扫码支付")
    public void startsPayment(ParameterTypes.Amount amount) {
        scene.terminal().withdrawCard();
        scene.terminal().perform("start-qr", Map.of("amount", Value.amount(amount.fen())));
    }

    @Says("The code of that wallet is typed into the line of the terminal's code scanner.")
    @When("the payer shows the code of {wallet}")
    @当("付款人出示{wallet}的付款码")
    public void showsCode(ParameterTypes.WalletName name) {
        if (!scene.terminal().scans()) {
            throw new TestAbortedException(
                    "The bench has no scanner at " + scene.terminal().name() + ".");
        }
        Wallet wallet = scene.wallet(name);
        // Whatever happens from here on, a reversal may be left behind.
        scene.owe(new Debt.SignIn());
        scene.terminal().scan("the " + wallet.name() + " wallet", wallet.code());
    }

    @Says("A whole QR payment, up to where the payer has to confirm or need not.")
    @When("the payer pays {amount} by QR with {wallet}")
    @当("付款人扫码支付{amount}元，用{wallet}")
    public void pays(ParameterTypes.Amount amount, ParameterTypes.WalletName wallet) {
        startsPayment(amount);
        showsCode(wallet);
    }

    @Says("The payer says yes on the wallet to the payment that waits.")
    @When("the payer confirms on {wallet}")
    @当("付款人在{wallet}上确认")
    public void confirms(ParameterTypes.WalletName name) {
        scene.host().wallets().confirm(scene.wallet(name));
    }

    @Says("The payer says no on the wallet to the payment that waits.")
    @When("the payer refuses on {wallet}")
    @当("付款人在{wallet}上拒绝")
    public void refuses(ParameterTypes.WalletName name) {
        scene.host().wallets().refuse(scene.wallet(name));
    }

    @Says("Presses the key that cancels while the terminal waits for the code or the payer.")
    @By(Actor.CASHIER)
    @When("the cashier cancels the QR payment")
    @当("收银员取消扫码支付")
    public void cancels() {
        scene.terminal().perform("cancel-qr");
    }

    @Says("The terminal says that the payer has to confirm.")
    @By(Actor.TERMINAL)
    @Then("the terminal waits for the payer")
    @那么("终端等待付款人确认")
    public void waits() {
        scene.await("qr-waiting");
    }

    @Says("The terminal gives up waiting for the payer, and says so.")
    @By(Actor.TERMINAL)
    @Then("the terminal says that the payer took too long")
    @那么("终端提示付款超时")
    public void tookTooLong() {
        scene.await("qr-timeout");
    }

    @Says("The balance of the wallet is what it was before the scenario.")
    @By(Actor.ACQUIRER)
    @Then("nothing is charged to {wallet}")
    @那么("{wallet}没有被扣款")
    public void nothingCharged(ParameterTypes.WalletName name) {
        requireCharged(scene.wallet(name), new ParameterTypes.Amount(0));
    }

    @Says("The balance of the wallet is less by that amount, all payments of the scenario together.")
    @By(Actor.ACQUIRER)
    @Then("{amount} in all is charged to {wallet}")
    @那么("共有{amount}元从{wallet}扣款")
    public void charged(ParameterTypes.Amount amount, ParameterTypes.WalletName name) {
        requireCharged(scene.wallet(name), amount);
    }

    @Says(
            value = "The reversal of the QR payment gave that reason in field 39: 98 no answer came, A0 wrong MAC.",
            english = "the QR payment of 12.00 was revoked with reason 98",
            chinese = "12.00元的扫码支付以原因码98撤销")
    @By(Actor.ACQUIRER)
    @Then("the QR payment of {amount} was revoked with reason {code}")
    @那么("{amount}元的扫码支付以原因码{code}撤销")
    public void revoked(ParameterTypes.Amount amount, String reason) {
        scene.host()
                .rules()
                .missing(
                        Match.of(MessageKind.REVERSAL)
                                .between(amount.fen(), amount.fen())
                                .withField(39, reason),
                        "a reversal of " + amount.yuan() + " with reason " + reason)
                .ifPresent(why -> {
                    throw new HostMismatch(why, scene);
                });
    }

    private void requireCharged(Wallet wallet, ParameterTypes.Amount expected) {
        long charged = wallet.balance() - scene.host().wallets().balance(wallet);
        if (charged != expected.fen()) {
            throw new HostMismatch(
                    "The host should have charged " + expected.yuan() + " to the " + wallet.name()
                            + " wallet, but has charged " + new ParameterTypes.Amount(charged).yuan() + ".",
                    scene);
        }
    }
}
