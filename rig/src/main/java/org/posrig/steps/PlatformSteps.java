package org.posrig.steps;

import com.fasterxml.jackson.databind.JsonNode;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.cucumber.java.zh_cn.假如;
import io.cucumber.java.zh_cn.当;
import io.cucumber.java.zh_cn.那么;
import java.util.Map;
import java.util.Optional;
import org.posrig.bench.Operators;
import org.posrig.host.service.MerchantPlatform;
import org.posrig.host.terminal.RegisteredTerminal;
import org.posrig.terminal.Debt;

/** What merchants do on the merchant platform and at the branch, and what they ask who know not even their merchant number. */
@By(Actor.MERCHANT)
public final class PlatformSteps {

    private static final String NOBODY = "SOMEBODY-ELSE";
    private static final String NO_NUMBER = "000000000000000";

    private final Scene scene;
    private Optional<ServiceCalls.Answer> answer = Optional.empty();
    private String session = "";

    public PlatformSteps(Scene scene) {
        this.scene = scene;
    }

    @Says("Opens a session on the merchant platform with the right merchant number; a code is texted.")
    @When("the merchant logs in to the merchant platform")
    @当("商户登录商户平台")
    public void logsIn() {
        logIn(registered().merchantNumber());
        requireDone("have let the merchant in");
        session = last().text("session");
    }

    @Says("Tries to open a session with a merchant number that is nobody's.")
    @When("somebody logs in to the merchant platform with a wrong merchant number")
    @当("有人用错误的商户号登录商户平台")
    public void logsInWrongly() {
        logIn(NO_NUMBER);
        session = last().text("session");
    }

    @Says("Lays a new password down on the platform, with the code from the text message.")
    @When("the merchant resets the {operator} to the {whichPassword} password with the texted code")
    @当("商户凭短信验证码将{operator}的密码重置为{whichPassword}密码")
    public void resetsWithCode(ParameterTypes.Role role, String password) {
        reset(role, password, textedCode());
    }

    @Says("Tries the same with a code that was not texted.")
    @When("the merchant resets the {operator} to the {whichPassword} password with a wrong code")
    @当("商户凭错误的验证码将{operator}的密码重置为{whichPassword}密码")
    public void resetsWithWrongCode(ParameterTypes.Role role, String password) {
        String right = textedCode();
        reset(role, password, (right.startsWith("0") ? "1" : "0") + right.substring(1));
    }

    @Says("The host's clock goes on until the texted code is too old.")
    @Given("the texted code has expired")
    @假如("短信验证码已过期")
    public void codeExpires() {
        scene.lane().clockMoved("the host's", MerchantPlatform.CODE_VALID);
        scene.host().issuer().advanceClock(MerchantPlatform.CODE_VALID);
    }

    @Says("Ends the session on the merchant platform.")
    @When("the merchant logs out of the merchant platform")
    @当("商户退出商户平台")
    public void logsOut() {
        answer = Optional.of(calls().post("platform/log-out", Map.of("session", session)));
        requireDone("have logged the merchant out");
    }

    @Says("The branch lays a new password down after seeing the papers.")
    @By(Actor.CUSTOMER_SERVICE)
    @When("the branch checks the merchant's papers and resets the {operator} to the {whichPassword} password")
    @当("网点核对商户证件后将{operator}的密码重置为{whichPassword}密码")
    public void branchResets(ParameterTypes.Role role, String password) {
        branch(role, password, registered().identity());
        requireDone("have reset the password at the branch");
    }

    @Says("Somebody whose papers do not fit asks for a reset at the branch.")
    @By(Actor.CUSTOMER_SERVICE)
    @When("the branch is asked to reset the {operator} by somebody with wrong papers")
    @当("有人持错误的证件要求网点重置{operator}的密码")
    public void branchIsAsked(ParameterTypes.Role role) {
        branch(role, "new", NOBODY);
    }

    @Says("The merchant asks for a forgotten merchant number and proves the identity.")
    @When("the merchant asks customer service for the merchant number and proves the identity")
    @当("商户向客服证明身份并查询商户号")
    public void asksForNumber() {
        findNumber(registered().identity());
    }

    @Says("Somebody who cannot prove the identity asks for a merchant number.")
    @When("somebody with a wrong identity asks customer service for the merchant number")
    @当("有人以错误的身份向客服查询商户号")
    public void asksForNumberWrongly() {
        findNumber(NOBODY);
    }

    @Says("The answer to the last request was the merchant's own number.")
    @By(Actor.CUSTOMER_SERVICE)
    @Then("customer service tells the merchant number")
    @那么("客服告知商户号")
    public void tellsNumber() {
        requireDone("have told the merchant number");
        String told = last().text("merchantNumber");
        if (!told.equals(registered().merchantNumber())) {
            throw new HostMismatch(
                    "Customer service should have told " + registered().merchantNumber() + ", but told " + told + ".",
                    scene);
        }
    }

    @Says("A caller who knows neither asks for a reset.")
    @By(Actor.CUSTOMER_SERVICE)
    @When("customer service is asked to reset the {operator} by a caller with neither merchant number nor identity")
    @当("来电者既无商户号又无身份证明，要求客服重置{operator}的密码")
    public void asksWithNothing(ParameterTypes.Role role) {
        Operators.Operator operator = scene.operator(role);
        ask(
                operator,
                "phone/password-reset",
                Map.of(
                        "merchantNumber",
                        NO_NUMBER,
                        "identity",
                        NOBODY,
                        "operator",
                        operator.number(),
                        "newPassword",
                        operator.password("new").digits()));
    }

    @Says("The last request to customer service, branch or platform was refused and stands in the audit trail.")
    @By(Actor.CUSTOMER_SERVICE)
    @Then("the request is refused and on record")
    @那么("该请求被拒绝并留有记录")
    public void refused() {
        JsonNode entries = calls().get("audit-trail").body().path("entries");
        boolean recorded =
                entries.path(entries.size() - 1).path("what").asText().contains("refused");
        if (last().status() != 403 || !recorded) {
            throw new HostMismatch(
                    "The request should have been refused and put on record, but the answer was " + last()
                            + (recorded ? "." : " and is not on record."),
                    scene);
        }
    }

    // The merchant reads it off his phone.
    private String textedCode() {
        ServiceCalls.Answer texted = calls().get("texted-code");
        if (!texted.done()) {
            throw new IllegalStateException("No code was texted; the merchant has to log in to the platform first.");
        }
        return texted.text("code");
    }

    private void logIn(String merchantNumber) {
        answer = Optional.of(calls().post("platform/log-in", Map.of("merchantNumber", merchantNumber)));
    }

    private void findNumber(String identity) {
        answer = Optional.of(calls().post("phone/merchant-number", Map.of("identity", identity)));
    }

    private void reset(ParameterTypes.Role role, String password, String code) {
        Operators.Operator operator = scene.operator(role);
        ask(
                operator,
                "platform/password-reset",
                Map.of(
                        "session",
                        session,
                        "code",
                        code,
                        "operator",
                        operator.number(),
                        "newPassword",
                        operator.password(password).digits()));
    }

    private void branch(ParameterTypes.Role role, String password, String identity) {
        Operators.Operator operator = scene.operator(role);
        ask(
                operator,
                "branch/password-reset",
                Map.of(
                        "identity", identity,
                        "operator", operator.number(),
                        "newPassword", operator.password(password).digits()));
    }

    // Whatever the answer will be, from here on the terminal may remember another password.
    private void ask(Operators.Operator operator, String path, Map<String, String> body) {
        scene.owe(new Debt.PasswordOf(operator.role()));
        answer = Optional.of(calls().post(path, body));
    }

    private void requireDone(String what) {
        if (!last().done()) {
            throw new HostMismatch("The host should " + what + ", but answered " + last() + ".", scene);
        }
    }

    private ServiceCalls.Answer last() {
        return answer.orElseThrow(() -> new IllegalStateException("Nothing has been asked of customer service yet."));
    }

    private RegisteredTerminal registered() {
        return scene.lane().registration(scene.terminal());
    }

    private ServiceCalls calls() {
        return new ServiceCalls(scene.host().serviceDoor(), registered().terminalNumber());
    }
}
