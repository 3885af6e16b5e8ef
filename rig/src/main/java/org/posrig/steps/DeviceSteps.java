package org.posrig.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.cucumber.java.zh_cn.假如;
import io.cucumber.java.zh_cn.当;
import io.cucumber.java.zh_cn.那么;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.opentest4j.TestAbortedException;
import org.posrig.bench.ControlDoor;
import org.posrig.bench.Operators;
import org.posrig.terminal.Debt;
import org.posrig.terminal.Terminal;
import org.posrig.terminal.Value;

/** What befalls the terminal as a device: restarted, its clock moved on, replaced by another one, used by a stranger. */
@By(Actor.OPERATOR)
public final class DeviceSteps {

    private final Scene scene;

    public DeviceSteps(Scene scene) {
        this.scene = scene;
    }

    @Says("Holds the key that restarts the terminal as long as the terminal's profile says.")
    @When("somebody restarts the terminal by the long press of its key")
    @当("有人长按重启键重启终端")
    public void restarts() {
        scene.terminal().perform("restart");
    }

    @Says("The terminal says that it restarts.")
    @By(Actor.TERMINAL)
    @Then("the terminal says that it restarts")
    @那么("终端提示正在重启")
    public void saysSo() {
        scene.await("restarting");
    }

    @Says("The terminal has started and asks for an operator.")
    @By(Actor.TERMINAL)
    @Then("the login comes back")
    @那么("终端回到登录界面")
    public void comesBack() {
        scene.await("login-operator");
    }

    @Says(
            value = "The clock of the terminal moves on by so many days; nobody waits. Stand-in benches only.",
            english = "91 days have passed at the terminal",
            chinese = "终端时钟已过91天")
    @By(Actor.RIG)
    @Given("{int} days have passed at the terminal")
    @假如("终端时钟已过{int}天")
    public void daysPass(int days) {
        ControlDoor inside = scene.lane()
                .handInside(scene.terminal())
                .orElseThrow(() -> new TestAbortedException(
                        "This bench cannot move the terminal's clock: stand-in benches only."));
        scene.owe(new Debt.Clock());
        scene.lane().clockMoved("the terminal's", Duration.ofDays(days));
        inside.advanceClock(Duration.ofDays(days));
    }

    @Says(
            "Types the number of an operator whom the terminal does not know, up to where it asks for a password or refuses.")
    @When("somebody logs in as an operator who does not exist")
    @当("有人用不存在的操作员号登录")
    public void strangerLogsIn() {
        Set<String> known = scene.lane().operators().byName().values().stream()
                .map(Operators.Operator::number)
                .collect(Collectors.toSet());
        Optional<String> unknown = IntStream.rangeClosed(50, 98)
                .mapToObj(String::valueOf)
                .filter(number -> !known.contains(number))
                .findFirst();
        scene.terminal().perform("name-operator", Map.of("operator", Value.open(unknown.orElseThrow())));
    }

    @Says(
            "Types the operator's number, up to where the terminal asks for a password or says that there is nobody of that number.")
    @When("the {operator} asks to log in")
    @当("{operator}要求登录")
    public void asksToLogIn(ParameterTypes.Role role) {
        scene.terminal()
                .perform(
                        "name-operator",
                        Map.of("operator", Value.open(scene.operator(role).number())));
    }

    @Says("The acquirer takes the first terminal's number out of service; the second stands under the same merchant.")
    @By(Actor.CUSTOMER_SERVICE)
    @Takes(terminals = 2)
    @When("customer service replaces the first terminal by the second")
    @当("客服将第一台终端更换为第二台")
    public void replaced() {
        List<Terminal> terminals = scene.lane().terminals();
        String old = scene.lane().registration(terminals.get(0)).terminalNumber();
        scene.lane().owe(terminals.get(0), new Debt.SignIn());
        scene.host().service().withdrawTerminal(old);
    }
}
