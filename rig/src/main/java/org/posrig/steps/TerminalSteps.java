package org.posrig.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.zh_cn.那么;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.posrig.terminal.ScreenMismatch;

/** What the terminal shows. Everything shown since the last action counts, so that a message that only flashed is seen. */
@By(Actor.TERMINAL)
public final class TerminalSteps {

    private static final List<String> PIN_ENTRIES = List.of("pin", "pin-again", "online-pin");

    private final Scene scene;

    public TerminalSteps(Scene scene) {
        this.scene = scene;
    }

    @Says("The terminal says that the sale was approved and shows the amount.")
    @Then("the terminal approves {amount}")
    @那么("终端显示{amount}元交易成功")
    public void approves(ParameterTypes.Amount amount) {
        scene.terminal().await(List.of("approved"), List.of(amount.yuan()));
    }

    @Says("The text of response code 55 is shown, or the PIN is asked for again because of it.")
    @Then("the terminal says that the PIN is wrong")
    @那么("终端提示密码错")
    public void wrongPin() {
        scene.await("wrong-pin");
    }

    @Says("The text of response code 75 is shown.")
    @Then("the terminal says that the PIN tries are used up")
    @那么("终端提示密码错误次数超限")
    public void triesUsedUp() {
        scene.await("tries-exceeded");
    }

    @Says("The refusal shows that response code.")
    @Then("the terminal shows code {code}")
    @那么("终端显示应答码{code}")
    public void showsCode(String code) {
        scene.terminal().await(List.of("declined"), List.of("[" + code + "]"));
    }

    @Says("The terminal says that the PIN was wrong and asks for it again in the same sale.")
    @Then("the terminal asks for the PIN again")
    @那么("终端要求重新输入密码")
    public void asksAgain() {
        scene.await("pin-again");
    }

    @Says("The terminal asks for the PIN that the issuer checks.")
    @Then("the terminal asks for the online PIN")
    @那么("终端要求输入联机密码")
    public void asksForOnlinePin() {
        scene.await("online-pin");
    }

    @Says("The terminal gives up waiting for the host, and says so.")
    @Then("the terminal says that no answer came")
    @那么("终端提示主机无应答")
    public void noAnswer() {
        scene.await("timeout");
    }

    @Says("The terminal says that it has no connection.")
    @Then("the terminal says that the host cannot be reached")
    @那么("终端提示无法连接主机")
    public void noConnection() {
        scene.await("no-connection");
    }

    @Says("The terminal refuses the answer because of its MAC.")
    @Then("the terminal says that the MAC is wrong")
    @那么("终端提示MAC错误")
    public void wrongMac() {
        scene.await("bad-mac");
    }

    @Says("The terminal refuses an answer that does not fit its request.")
    @Then("the terminal says that the answer cannot be used")
    @那么("终端提示主机应答错误")
    public void unusableAnswer() {
        scene.await("bad-reply");
    }

    @Says("The terminal has no working keys.")
    @Then("the terminal says that the sign-in has failed")
    @那么("终端提示签到失败")
    public void signInFailed() {
        scene.await("sign-in-failed");
    }

    @Says("The response code is shown with the text that the terminal's profile has for it.")
    @Then("the terminal shows code {code} with its text")
    @那么("终端显示应答码{code}及其文字")
    public void showsCodeAndText(String code) {
        List<String> texts = new ArrayList<>(List.of("[" + code + "]"));
        texts.addAll(scene.terminal().profile().response(code));
        scene.terminal().await(List.of("declined"), texts);
    }

    @Says("Whatever was pressed meanwhile, the terminal stands in the entry of the PIN.")
    @Then("the terminal still asks for the PIN")
    @那么("终端仍要求输入密码")
    public void stillAsks() {
        scene.terminal().awaitStanding(PIN_ENTRIES);
    }

    /** Since the last action; to be asked after the terminal has said what it had to say. */
    @Says(
            "Since the last key or card no screen has asked for the PIN again; ask it after the terminal has said what it had to say.")
    @Then("the terminal has not asked for the PIN again")
    @那么("终端没有再次要求输入密码")
    public void neverAskedAgain() {
        scene.terminal().requireNever("pin-again");
    }

    /** Of all that was shown since the scenario began. */
    @Says(
            "Of all the screens of the scenario that ask for a PIN, each held asterisks and nothing else beside the prompt.")
    @Then("no digit of a PIN was ever shown")
    @那么("始终没有显示密码的任何一位")
    public void onlyAsterisks() {
        Set<String> shown = scene.screensShown().stream()
                .filter(screen -> PIN_ENTRIES.stream()
                        .anyMatch(
                                name -> scene.terminal().profile().screen(name).on(screen)))
                .map(screen -> screen.text().replace("*", "").strip())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        // The same prompt with and without asterisks is one; anything else that comes and goes there is a digit.
        shown.stream()
                .filter(text -> shown.stream().anyMatch(other -> !other.equals(text) && text.startsWith(other)))
                .findFirst()
                .ifPresent(text -> {
                    throw new ScreenMismatch(
                            "A PIN entry should have shown asterisks only, but something else stood there too:\n"
                                    + text.replaceAll("\\d", "•"));
                });
    }

    @Says("The terminal gives the sale up because somebody cancelled it, and says so.")
    @Then("the terminal says that the sale is cancelled")
    @那么("终端提示交易已取消")
    public void cancelled() {
        scene.await("cancelled");
    }

    @Says("The terminal gives up waiting for a key, and says so.")
    @Then("the terminal says that the entry took too long")
    @那么("终端提示输入超时")
    public void tookTooLong() {
        scene.await("input-timeout");
    }

    /** Since the last action; to be asked after the terminal has said what it had to say. */
    @Says(
            "Since the last key or card no screen has spoken of a wrong PIN; ask it after the terminal has said what it had to say.")
    @Then("the terminal has not said that the PIN is wrong")
    @那么("终端没有提示密码错")
    public void neverWrongPin() {
        scene.terminal().requireNever("wrong-pin");
    }

    @Says("The terminal asks for its sign-in and sells nothing before.")
    @Then("the terminal says that it has to sign in first")
    @那么("终端提示请签到")
    public void hasToSignIn() {
        scene.await("not-signed-in");
    }

    @Says("The terminal has its working keys.")
    @Then("the terminal says that it is signed in")
    @那么("终端提示签到成功")
    public void signedIn() {
        scene.await("signed-in");
    }

    @Says("The login refuses the password.")
    @Then("the terminal says that the password is wrong")
    @那么("终端提示操作员密码错误")
    public void wrongPassword() {
        scene.await("login-wrong");
    }

    @Says("The login refuses the operator, whatever the password.")
    @Then("the terminal says that the operator is locked")
    @那么("终端提示操作员已锁定")
    public void locked() {
        scene.await("login-locked");
    }

    @Says("The idle screen is there.")
    @Then("the terminal is open for sales")
    @那么("终端可以消费")
    public void open() {
        scene.await("idle");
    }

    @Says("The administrator is in.")
    @Then("the administrator's menu opens")
    @那么("进入系统管理菜单")
    public void adminMenu() {
        scene.await("admin-menu");
    }

    @Says("The terminal has fetched and taken the new password.")
    @Then("the terminal says that the password has been reset")
    @那么("终端提示密码已重置")
    public void passwordReset() {
        scene.await("password-reset");
    }

    @Says("The terminal has asked the host, and nothing was laid down for it.")
    @Then("the terminal says that there is nothing to do")
    @那么("终端提示没有待办事项")
    public void nothingToDo() {
        scene.await("nothing-to-do");
    }
}
