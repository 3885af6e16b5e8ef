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
public final class TerminalSteps {

    private static final List<String> PIN_ENTRIES = List.of("pin", "pin-again", "online-pin");

    private final Scene scene;

    public TerminalSteps(Scene scene) {
        this.scene = scene;
    }

    @Then("the terminal approves {amount}")
    @那么("终端显示{amount}元交易成功")
    public void approves(ParameterTypes.Amount amount) {
        scene.terminal().await(List.of("approved"), List.of(amount.yuan()));
    }

    @Then("the terminal says that the PIN is wrong")
    @那么("终端提示密码错")
    public void wrongPin() {
        scene.await("wrong-pin");
    }

    @Then("the terminal says that the PIN tries are used up")
    @那么("终端提示密码错误次数超限")
    public void triesUsedUp() {
        scene.await("tries-exceeded");
    }

    @Then("the terminal shows code {code}")
    @那么("终端显示应答码{code}")
    public void showsCode(String code) {
        scene.terminal().await(List.of("declined"), List.of("[" + code + "]"));
    }

    @Then("the terminal asks for the PIN")
    @那么("终端要求输入密码")
    public void asksForPin() {
        scene.await("pin");
    }

    @Then("the terminal asks for the PIN again")
    @那么("终端要求重新输入密码")
    public void asksAgain() {
        scene.await("pin-again");
    }

    @Then("the terminal asks for the online PIN")
    @那么("终端要求输入联机密码")
    public void asksForOnlinePin() {
        scene.await("online-pin");
    }

    @Then("the terminal says that no answer came")
    @那么("终端提示主机无应答")
    public void noAnswer() {
        scene.await("timeout");
    }

    @Then("the terminal says that the host cannot be reached")
    @那么("终端提示无法连接主机")
    public void noConnection() {
        scene.await("no-connection");
    }

    @Then("the terminal says that the MAC is wrong")
    @那么("终端提示MAC错误")
    public void wrongMac() {
        scene.await("bad-mac");
    }

    @Then("the terminal says that the answer cannot be used")
    @那么("终端提示主机应答错误")
    public void unusableAnswer() {
        scene.await("bad-reply");
    }

    @Then("the terminal says that the sign-in has failed")
    @那么("终端提示签到失败")
    public void signInFailed() {
        scene.await("sign-in-failed");
    }

    /** The words may stand on several rows, as they are separated by blanks here. */
    @Then("the terminal shows code {code} with the text {string}")
    @那么("终端显示应答码{code}和文字{string}")
    public void showsCodeAndText(String code, String text) {
        List<String> texts = new ArrayList<>(List.of("[" + code + "]"));
        texts.addAll(List.of(text.split(" ")));
        scene.terminal().await(List.of("declined"), texts);
    }

    /** Whatever was pressed meanwhile, the entry has not been left. */
    @Then("the terminal still asks for the PIN")
    @那么("终端仍要求输入密码")
    public void stillAsks() {
        scene.terminal().awaitStanding(PIN_ENTRIES);
    }

    /** Since the last action; to be asked after the terminal has said what it had to say. */
    @Then("the terminal has not asked for the PIN again")
    @那么("终端没有再次要求输入密码")
    public void neverAskedAgain() {
        scene.terminal().requireNever("pin-again");
    }

    /** Of all that was shown since the scenario began. */
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

    @Then("the terminal says that the sale is cancelled")
    @那么("终端提示交易已取消")
    public void cancelled() {
        scene.await("cancelled");
    }

    @Then("the terminal says that the entry took too long")
    @那么("终端提示输入超时")
    public void tookTooLong() {
        scene.await("input-timeout");
    }

    /** Since the last action; to be asked after the terminal has said what it had to say. */
    @Then("the terminal has not said that the PIN is wrong")
    @那么("终端没有提示密码错")
    public void neverWrongPin() {
        scene.terminal().requireNever("wrong-pin");
    }

    @Then("the terminal says that it has to sign in first")
    @那么("终端提示请签到")
    public void hasToSignIn() {
        scene.await("not-signed-in");
    }

    @Then("the terminal says that it is signed in")
    @那么("终端提示签到成功")
    public void signedIn() {
        scene.await("signed-in");
    }

    @Then("the terminal says that the password is wrong")
    @那么("终端提示操作员密码错误")
    public void wrongPassword() {
        scene.await("login-wrong");
    }

    @Then("the terminal says that the operator is locked")
    @那么("终端提示操作员已锁定")
    public void locked() {
        scene.await("login-locked");
    }

    @Then("the terminal is open for sales")
    @那么("终端可以消费")
    public void open() {
        scene.await("idle");
    }

    @Then("the administrator's menu opens")
    @那么("进入系统管理菜单")
    public void adminMenu() {
        scene.await("admin-menu");
    }

    @Then("the terminal says that the password has been reset")
    @那么("终端提示密码已重置")
    public void passwordReset() {
        scene.await("password-reset");
    }

    @Then("the terminal says that there is nothing to do")
    @那么("终端提示没有待办事项")
    public void nothingToDo() {
        scene.await("nothing-to-do");
    }
}
