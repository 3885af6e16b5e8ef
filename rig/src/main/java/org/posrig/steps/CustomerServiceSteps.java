package org.posrig.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.cucumber.java.zh_cn.假如;
import io.cucumber.java.zh_cn.当;
import io.cucumber.java.zh_cn.那么;
import java.util.Optional;
import org.posrig.bench.Operators;
import org.posrig.host.service.ResetResult;
import org.posrig.host.terminal.RegisteredTerminal;
import org.posrig.terminal.Debt;

/** What customer service does for a merchant, and the merchant's call for it at the terminal. */
@By(Actor.CUSTOMER_SERVICE)
public final class CustomerServiceSteps {

    private final Scene scene;
    private Optional<ResetResult> result = Optional.empty();

    public CustomerServiceSteps(Scene scene) {
        this.scene = scene;
    }

    @Says(
            "Customer service finds merchant number and identity in order and lays a new password down for the terminal to fetch.")
    @When("customer service checks the merchant and resets the {operator} to the {whichPassword} password")
    @当("客服核实商户身份后将{operator}的密码重置为{whichPassword}密码")
    public void resets(ParameterTypes.Role role, String password) {
        ask(role, password, scene.lane().registration(scene.terminal()).identity());
        if (result.filter(ResetResult::queued).isEmpty()) {
            throw new HostMismatch(
                    "Customer service should have accepted the reset, but says: " + result.orElseThrow() + ".", scene);
        }
    }

    @Says("A caller who cannot prove who he is asks for the reset.")
    @When("customer service is asked to reset the {operator} by a caller with a wrong identity")
    @当("来电者以错误的身份要求客服重置{operator}的密码")
    public void refuses(ParameterTypes.Role role) {
        ask(role, "new", "SOMEBODY-ELSE");
    }

    @Says("Nothing was laid down, and the attempt stands in the audit trail.")
    @Then("customer service refuses and puts the attempt on record")
    @那么("客服拒绝并留下记录")
    public void refused() {
        boolean refused = result.filter(ResetResult::queued).isEmpty();
        boolean recorded = !scene.host().service().auditTrail().isEmpty();
        if (!refused || !recorded) {
            throw new HostMismatch(
                    "Customer service should have refused and recorded the attempt, but "
                            + (refused ? "recorded nothing." : "accepted it."),
                    scene);
        }
    }

    @Says("Chooses remote help on the terminal, which fetches what customer service has laid down.")
    @By(Actor.MERCHANT)
    @When("the merchant asks for remote help at the terminal")
    @当("商户在终端上请求远程协助")
    public void asksForHelp() {
        scene.terminal().perform("ask-remote-help");
    }

    @Says("The whole remote reset, as something that has already happened.")
    @Given("the {operator} has been reset to the {whichPassword} password")
    @假如("{operator}的密码已由客服重置为{whichPassword}密码")
    public void hasBeenReset(ParameterTypes.Role role, String password) {
        resets(role, password);
        asksForHelp();
        scene.await("password-reset");
    }

    private void ask(ParameterTypes.Role role, String password, String identity) {
        Operators.Operator operator = scene.operator(role);
        RegisteredTerminal registered = scene.lane().registration(scene.terminal());
        scene.owe(new Debt.PasswordOf(operator.role()));
        result = Optional.of(scene.host()
                .service()
                .resetPassword(
                        registered.merchantNumber(),
                        identity,
                        registered.terminalNumber(),
                        operator.number(),
                        operator.password(password).digits()));
    }
}
