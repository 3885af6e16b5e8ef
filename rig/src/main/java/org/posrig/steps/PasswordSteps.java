package org.posrig.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import io.cucumber.java.zh_cn.假如;
import io.cucumber.java.zh_cn.当;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.posrig.bench.Operators;
import org.posrig.host.terminal.RegisteredTerminal;
import org.posrig.terminal.Debt;
import org.posrig.terminal.Value;

/** What operators do about their own passwords, once they are logged in, and the second factor of their login. */
@By(Actor.OPERATOR)
public final class PasswordSteps {

    private static final String BACKUP = "backup";

    private final Scene scene;

    public PasswordSteps(Scene scene) {
        this.scene = scene;
    }

    @Says("Gives the present password and chooses another: the new one, or one that the terminal must refuse.")
    @When("the {operator} changes the {whichPassword} password to {choice}")
    @当("{operator}将{whichPassword}密码改为{choice}")
    public void changes(ParameterTypes.Role role, String old, ParameterTypes.Choice choice) {
        Operators.Operator operator = owing(role);
        scene.terminal()
                .perform(
                        "change-password",
                        Map.of(
                                "password", operator.password(old),
                                "new-password", chosen(operator, old, choice)));
    }

    @Says("Changes the password and is told that the new one holds.")
    @Given("the {operator} has changed the {whichPassword} password to {choice}")
    @假如("{operator}已将{whichPassword}密码改为{choice}")
    public void hasChanged(ParameterTypes.Role role, String old, ParameterTypes.Choice choice) {
        changes(role, old, choice);
        scene.await("password-changed");
    }

    @Says("Types a password where the terminal asks for another by itself, since the old one has aged.")
    @When("the {operator} then chooses the {whichPassword} password")
    @当("{operator}随即选用{whichPassword}密码")
    public void renews(ParameterTypes.Role role, String password) {
        scene.terminal()
                .perform(
                        "renew-aged-password",
                        Map.of("new-password", owing(role).password(password)));
    }

    @Says("Sets the password for the day on which the usual one is forgotten.")
    @When("the {operator} sets the backup password")
    @当("{operator}设置备用密码")
    public void setsBackup(ParameterTypes.Role role) {
        scene.terminal()
                .perform(
                        "set-backup-password",
                        Map.of("new-password", owing(role).password(BACKUP)));
    }

    @Says("Sets the backup password and is told that it holds.")
    @Given("the {operator} has set the backup password")
    @假如("{operator}已设置备用密码")
    public void hasSetBackup(ParameterTypes.Role role) {
        setsBackup(role);
        scene.await("backup-password-set");
    }

    @Says("From now on the login of this operator asks for a texted code beside the password.")
    @Given("the {operator} has switched two-factor login on")
    @假如("{operator}已开启双重验证")
    public void hasTwoFactor(ParameterTypes.Role role) {
        owing(role);
        scene.terminal().perform("switch-two-factor");
        scene.await("two-factor-on");
    }

    @Says("Customer service texts a code for the login, and the operator types it.")
    @When("the {operator} enters the login code that customer service texts")
    @当("{operator}输入客服短信发来的登录验证码")
    public void entersCode(ParameterTypes.Role role) {
        enterCode(textedCode(role));
    }

    @Says("Customer service texts a code for the login, and the operator types another one.")
    @When("the {operator} enters a wrong login code")
    @当("{operator}输入错误的登录验证码")
    public void entersWrongCode(ParameterTypes.Role role) {
        String right = textedCode(role);
        enterCode(right.chars()
                .mapToObj(digit -> String.valueOf((digit - '0' + 1) % 10))
                .collect(Collectors.joining()));
    }

    private void enterCode(String code) {
        scene.terminal().perform("enter-login-code", Map.of("code", Value.secret(code)));
    }

    private String textedCode(ParameterTypes.Role role) {
        RegisteredTerminal terminal = scene.lane().registration(scene.terminal());
        return scene.host()
                .service()
                .textLoginCode(
                        terminal.merchantNumber(),
                        terminal.terminalNumber(),
                        owing(role).number())
                .orElseThrow(() -> new HostMismatch("Customer service should have texted a login code.", scene));
    }

    private Operators.Operator owing(ParameterTypes.Role role) {
        Operators.Operator operator = scene.operator(role);
        scene.owe(new Debt.PasswordOf(operator.role()));
        return operator;
    }

    // What a terminal must refuse is made here: no file holds passwords that nobody may have.
    private static Value chosen(Operators.Operator operator, String old, ParameterTypes.Choice choice) {
        Value fresh = operator.password("new");
        int length = fresh.digits().length();
        return switch (choice) {
            case NEW -> fresh;
            case THE_SAME -> operator.password(old);
            case TOO_SHORT -> Value.secret(fresh.digits().substring(1));
            case EQUAL_DIGITS -> run(length, 0);
            case RISING_DIGITS -> run(length, 1);
            case FALLING_DIGITS -> run(length, -1);
        };
    }

    private static Value run(int length, int step) {
        int first = step < 0 ? 9 : 1;
        return Value.secret(IntStream.range(0, length)
                .mapToObj(at -> String.valueOf(first + at * step))
                .collect(Collectors.joining()));
    }
}
