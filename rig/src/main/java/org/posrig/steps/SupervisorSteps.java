package org.posrig.steps;

import io.cucumber.java.en.When;
import io.cucumber.java.zh_cn.当;
import java.util.Map;
import org.posrig.bench.Operators;
import org.posrig.terminal.Debt;
import org.posrig.terminal.Value;

/** What the supervisor does for and about the operators: each begins with the supervisor's own login. */
@By(Actor.SUPERVISOR)
public final class SupervisorSteps {

    private static final String NEW = "new";

    private final Scene scene;

    public SupervisorSteps(Scene scene) {
        this.scene = scene;
    }

    @Says("Logs in and gives an operator that password.")
    @When("the supervisor resets the {operator} to the {whichPassword} password")
    @当("主管将{operator}的密码重置为{whichPassword}密码")
    public void resets(ParameterTypes.Role role, String password) {
        Operators.Operator operator = scene.operator(role);
        scene.owe(new Debt.PasswordOf(operator.role()));
        perform("reset-operator", operator, password);
    }

    @Says("Logs in and adds an operator, with the new password.")
    @When("the supervisor adds the {operator}")
    @当("主管增加{operator}")
    public void adds(ParameterTypes.Role role) {
        Operators.Operator operator = scene.operator(role);
        scene.owe(operator.present() ? new Debt.PasswordOf(operator.role()) : new Debt.Added(operator.role()));
        perform("add-operator", operator, NEW);
    }

    @Says("Logs in and removes an operator.")
    @When("the supervisor removes the {operator}")
    @当("主管删除{operator}")
    public void removes(ParameterTypes.Role role) {
        Operators.Operator operator = scene.operator(role);
        if (operator.present()) {
            // Who comes back has the password of the addition first.
            scene.owe(new Debt.PasswordOf(operator.role()));
            scene.owe(new Debt.Removed(operator.role()));
        }
        perform("remove-operator", operator, NEW);
    }

    private void perform(String flow, Operators.Operator operator, String password) {
        Operators.Operator supervisor = scene.lane().operators().operator("supervisor");
        scene.terminal()
                .perform(
                        "log-in",
                        Map.of(
                                "operator", Value.open(supervisor.number()),
                                "password", supervisor.password(Operators.DELIVERED)));
        scene.await("supervisor-menu");
        scene.terminal()
                .perform(
                        flow,
                        Map.of(
                                "operator", Value.open(operator.number()),
                                "new-password", operator.password(password)));
    }
}
