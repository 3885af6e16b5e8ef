package org.posrig.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import io.cucumber.java.zh_cn.假如;
import io.cucumber.java.zh_cn.当;
import java.util.Map;
import org.posrig.bench.Operators;
import org.posrig.terminal.Debt;
import org.posrig.terminal.Value;

/** What the operators of a terminal do. Passwords go by name. */
@By(Actor.OPERATOR)
public final class OperatorSteps {

    private static final String WRONG = "wrong";
    private static final int TRIES = 3;

    private final Scene scene;

    public OperatorSteps(Scene scene) {
        this.scene = scene;
    }

    @Says("Types operator number and password at the login; passwords go by name.")
    @When("the {operator} logs in with the {whichPassword} password")
    @当("{operator}用{whichPassword}密码登录")
    public void logsIn(ParameterTypes.Role role, String password) {
        Operators.Operator operator = scene.operator(role);
        if (!password.equals(Operators.DELIVERED)) {
            scene.owe(new Debt.PasswordOf(operator.role()));
        }
        scene.terminal()
                .perform(
                        "log-in",
                        Map.of("operator", Value.open(operator.number()), "password", operator.password(password)));
    }

    @Says("Leaves the menu for the login.")
    @When("the {operator} logs out")
    @当("{operator}退出登录")
    public void logsOut(ParameterTypes.Role role) {
        scene.terminal().perform("leave-login");
    }

    @Says("So many logins with a wrong password, one after the other.")
    @When("the {operator} logs in with the wrong password {int} times")
    @当("{operator}连续{int}次用错误密码登录")
    public void logsInWrongly(ParameterTypes.Role role, int times) {
        for (int i = 1; i <= times; i++) {
            logsIn(role, WRONG);
            scene.await("login-wrong", "login-locked");
        }
    }

    @Says("Three wrong passwords have locked that operator.")
    @Given("the {operator} has used a wrong password 3 times and is locked")
    @假如("{operator}连续三次密码错误已被锁定")
    public void isLocked(ParameterTypes.Role role) {
        logsInWrongly(role, TRIES);
        scene.await("login-locked");
    }
}
