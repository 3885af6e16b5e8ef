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
public final class PayerSteps {

    private final Scene scene;

    public PayerSteps(Scene scene) {
        this.scene = scene;
    }

    @When("the cashier starts a QR payment of {amount}")
    @当("收银员发起{amount}元的扫码支付")
    public void startsPayment(ParameterTypes.Amount amount) {
        scene.terminal().withdrawCard();
        scene.terminal().perform("start-qr", Map.of("amount", Value.amount(amount.fen())));
    }

    /** The rig types it into the line of the terminal's code scanner. */
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

    /** A whole payment, up to where the payer has to confirm or need not. */
    @When("the payer pays {amount} by QR with {wallet}")
    @当("付款人用{wallet}扫码支付{amount}元")
    public void pays(Object first, Object second) {
        boolean english = first instanceof ParameterTypes.Amount;
        startsPayment((ParameterTypes.Amount) (english ? first : second));
        showsCode((ParameterTypes.WalletName) (english ? second : first));
    }

    @When("the payer confirms on {wallet}")
    @当("付款人在{wallet}上确认")
    public void confirms(ParameterTypes.WalletName name) {
        scene.host().wallets().confirm(scene.wallet(name));
    }

    @When("the payer refuses on {wallet}")
    @当("付款人在{wallet}上拒绝")
    public void refuses(ParameterTypes.WalletName name) {
        scene.host().wallets().refuse(scene.wallet(name));
    }

    @When("the cashier cancels the QR payment")
    @当("收银员取消扫码支付")
    public void cancels() {
        scene.terminal().perform("cancel-qr");
    }

    @Then("the terminal waits for the payer")
    @那么("终端等待付款人确认")
    public void waits() {
        scene.await("qr-waiting");
    }

    @Then("the terminal says that the payer took too long")
    @那么("终端提示付款超时")
    public void tookTooLong() {
        scene.await("qr-timeout");
    }

    @Then("nothing is charged to {wallet}")
    @那么("{wallet}没有被扣款")
    public void nothingCharged(ParameterTypes.WalletName name) {
        requireCharged(scene.wallet(name), new ParameterTypes.Amount(0));
    }

    @Then("{amount} in all is charged to {wallet}")
    @那么("共有{amount}元从{wallet}扣款")
    public void charged(ParameterTypes.Amount amount, ParameterTypes.WalletName name) {
        requireCharged(scene.wallet(name), amount);
    }

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
