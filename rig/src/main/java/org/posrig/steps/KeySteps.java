package org.posrig.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.cucumber.java.zh_cn.假如;
import io.cucumber.java.zh_cn.当;
import io.cucumber.java.zh_cn.那么;
import java.util.Map;
import org.opentest4j.TestAbortedException;
import org.posrig.bench.Operators;
import org.posrig.host.TerminalAtAcquirer;
import org.posrig.host.journal.MessageKind;
import org.posrig.terminal.Debt;
import org.posrig.terminal.Value;

/** Keys and parameters: what the acquirer renews, what the administrator takes into the terminal, and who may not. */
@By(Actor.ADMINISTRATOR)
public final class KeySteps {

    private final Scene scene;

    public KeySteps(Scene scene) {
        this.scene = scene;
    }

    @Says("A master key of the wrong value has been injected; stand-in benches only.")
    @By(Actor.RIG)
    @Given("the terminal holds a wrong master key")
    @假如("终端的主密钥有误")
    public void wrongMasterKey() {
        scene.owe(new Debt.MasterKey());
        inject(false);
    }

    @Says(
            "Logs in for the cashier, has the right master key injected and hands over to the cashier again; stand-in benches only.")
    @When("the administrator has the master key injected again")
    @当("系统管理员重新注入主密钥")
    public void injectsAgain() {
        administratorLogsIn();
        scene.terminal().perform("open-key-menu");
        inject(true);
        scene.await("key-injected");
        cashierTakesOver();
    }

    @Says("Opens the menu of the keys with a password that may not be the one it takes.")
    @By(Actor.CASHIER)
    @When("the cashier tries the key menu with the {operator}'s password")
    @当("收银员用{operator}的密码尝试进入密钥菜单")
    public void triesKeyMenu(ParameterTypes.Role role) {
        scene.terminal()
                .perform("try-key-menu", Map.of("password", scene.operator(role).password(Operators.DELIVERED)));
    }

    @Says("The terminal refuses the password, and the menu of the keys has not been shown.")
    @By(Actor.TERMINAL)
    @Then("the key menu stays shut")
    @那么("密钥菜单没有打开")
    public void keyMenuShut() {
        scene.await("key-menu-refused");
        scene.terminal().requireNever("key-menu");
    }

    @Says("The menu of the keys is there.")
    @By(Actor.TERMINAL)
    @Then("the key menu opens")
    @那么("进入密钥菜单")
    public void keyMenuOpens() {
        scene.await("key-menu");
    }

    @Says("The terminal refuses the working keys of its sign-in because of their check values.")
    @By(Actor.TERMINAL)
    @Then("the terminal says that the keys do not fit their check values")
    @那么("终端提示密钥校验不符")
    public void wrongCheckValue() {
        scene.await("wrong-check-value");
    }

    @Says("The host takes a new MAC key; the terminal goes on with its old one until it signs in.")
    @By(Actor.ACQUIRER)
    @When("the acquirer renews the MAC key without telling the terminal")
    @当("收单行更换MAC密钥而未通知终端")
    public void renewsMacKey() {
        scene.owe(new Debt.SignIn());
        atAcquirer().renewMacKey();
    }

    @Says("The host takes a new PIN key; the terminal goes on with its old one until it signs in.")
    @By(Actor.ACQUIRER)
    @When("the acquirer renews the PIN key without telling the terminal")
    @当("收单行更换PIN密钥而未通知终端")
    public void renewsPinKey() {
        scene.owe(new Debt.SignIn());
        atAcquirer().renewPinKey();
    }

    @Says(
            value = "From the next download on, taps up to that amount need no PIN.",
            english = "the acquirer changes the no-PIN limit to 300.00",
            chinese = "收单行将免密限额改为300.00元")
    @By(Actor.ACQUIRER)
    @When("the acquirer changes the no-PIN limit to {amount}")
    @当("收单行将免密限额改为{amount}元")
    public void changesLimit(ParameterTypes.Amount limit) {
        scene.owe(new Debt.Parameters());
        scene.host().parameters().noPinLimit(limit.fen());
    }

    @Says("Logs in for the cashier, fetches the parameters and hands over to the cashier again.")
    @When("the administrator downloads the parameters")
    @当("系统管理员下载参数")
    public void downloadsParameters() {
        administratorLogsIn();
        scene.terminal().perform("download-parameters");
        scene.await("parameters-taken");
        cashierTakesOver();
    }

    @Says(
            "An answer has asked for it: the terminal fetches the parameters after the payment and tells the host that it has taken them.")
    @By(Actor.TERMINAL)
    @Then("the terminal downloads the parameters by itself")
    @那么("终端自动下载参数")
    public void downloadsByItself() {
        scene.terminal().perform("acknowledge");
        scene.await("parameters-taken");
        if (scene.host().journal().exchanges(MessageKind.CONFIRM_CONTACTLESS).isEmpty()) {
            throw new HostMismatch("The host should have been told that the parameters are taken over.", scene);
        }
    }

    private void administratorLogsIn() {
        Operators.Operator administrator = scene.lane().operators().operator("administrator");
        scene.terminal().withdrawCard();
        scene.terminal().perform("log-out");
        scene.terminal()
                .perform(
                        "log-in",
                        Map.of(
                                "operator",
                                Value.open(administrator.number()),
                                "password",
                                administrator.password(Operators.DELIVERED)));
        scene.await("admin-menu");
    }

    private void cashierTakesOver() {
        scene.terminal().perform("acknowledge");
        scene.terminal().perform("exit-menu");
        scene.terminal().perform("log-in-cashier", scene.lane().usualValues());
    }

    private void inject(boolean right) {
        if (!scene.lane().injectMasterKey(scene.terminal(), right)) {
            throw new TestAbortedException("This bench has no hand to inject a master key: stand-in benches only.");
        }
    }

    private TerminalAtAcquirer atAcquirer() {
        return scene.host().terminal(scene.lane().registration(scene.terminal()).terminalNumber());
    }
}
