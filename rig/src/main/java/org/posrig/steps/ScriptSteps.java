package org.posrig.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.cucumber.java.zh_cn.假如;
import io.cucumber.java.zh_cn.当;
import io.cucumber.java.zh_cn.那么;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.posrig.bench.BenchOfRun;
import org.posrig.fault.BadInput;
import org.posrig.host.journal.MessageKind;
import org.posrig.host.rulefile.RuleFile;
import org.posrig.host.script.Action;
import org.posrig.host.script.Falsehood;
import org.posrig.host.script.Match;
import org.posrig.host.script.Rule;
import org.posrig.host.script.Sending;
import org.posrig.terminal.Debt;

/**
 * What the host does to the lane's next messages, laid down in advance. Whatever may leave the terminal with a reversal to send or
 * signed off, the ledger must know of first.
 */
@By(Actor.ACQUIRER)
public final class ScriptSteps {

    private static final String RULES = "hosts/rules";
    private static final Duration ACCEPTS_WITHIN = Duration.ofSeconds(30);

    private final Scene scene;

    public ScriptSteps(Scene scene) {
        this.scene = scene;
    }

    @Says("The answer comes so much later than it would.")
    @Given("the answer to the next {message} comes {duration} late")
    @假如("下一笔{message}的应答迟到{duration}")
    public void late(MessageKind kind, Duration delay) {
        next("answer to " + kind.written() + " late", Match.of(kind), Action.late(delay));
    }

    @Says("The answer waits until a later step lets it go.")
    @Given("the answer to the next {message} is held back")
    @假如("下一笔{message}的应答被扣住")
    public void held(MessageKind kind) {
        send(kind, Sending.HOLD);
    }

    @Says("The answer that waits is let go.")
    @When("the answer that was held back comes")
    @当("被扣住的应答到达")
    public void released() {
        scene.host().network().releaseReplies();
    }

    @Says("The same answer comes two times.")
    @Given("the answer to the next {message} comes twice")
    @假如("下一笔{message}的应答重复到达")
    public void twice(MessageKind kind) {
        send(kind, Sending.TWICE);
    }

    @Says("The answer is right but for one thing.")
    @Given("the answer to the next {message} has a wrong {falsehood}")
    @假如("下一笔{message}的应答{falsehood}有误")
    public void wrong(MessageKind kind, Falsehood falsehood) {
        next("answer to " + kind.written() + " with a wrong " + falsehood, Match.of(kind), Action.falsify(falsehood));
    }

    @Says(
            value = "The answer carries a value of the lab's choice in one field.",
            english = "the answer to the next sale carries \"20261231\" in field 15",
            chinese = "下一笔消费的应答把\"20261231\"填入第15域")
    @Given("the answer to the next {message} carries {string} in field {int}")
    @假如("下一笔{message}的应答把{string}填入第{int}域")
    public void carries(MessageKind kind, String value, int field) {
        scene.host().fieldFormats().fault(field, value).ifPresent(fault -> {
            throw new BadInput("The step's value does not fit: " + fault + ".");
        });
        next("answer to " + kind.written() + " with field " + field, Match.of(kind), Action.carry(field, value));
    }

    @Says("The answer breaks off in the middle.")
    @Given("half the answer to the next {message} comes, then the host hangs up")
    @假如("下一笔{message}的应答只到一半主机就断开")
    public void half(MessageKind kind) {
        send(kind, Sending.HALF);
    }

    @Says("What comes is no ISO 8583.")
    @Given("bytes that are no message come instead of the answer to the next {message}")
    @假如("下一笔{message}的应答是乱码")
    public void noise(MessageKind kind) {
        send(kind, Sending.NOISE);
    }

    @Says("The host answers with a TCP reset.")
    @Given("the host resets the connection instead of answering the next {message}")
    @假如("主机以复位连接代替应答下一笔{message}")
    public void reset(MessageKind kind) {
        send(kind, Sending.RESET);
    }

    @Says("The host takes the message and closes the connection.")
    @Given("the host hangs up instead of answering the next {message}")
    @假如("主机不应答下一笔{message}就挂断")
    public void hangsUp(MessageKind kind) {
        send(kind, Sending.CLOSE);
    }

    @Says("The next answer carries the demand to sign in again.")
    @Given("the host asks for a sign-in with its next answer")
    @假如("主机在下一个应答中要求重新签到")
    public void demandsSignIn() {
        scene.owe(new Debt.SignIn());
        scene.host().network().demandSignIn();
    }

    @Says("Nobody can connect to the host.")
    @Given("the host refuses connections")
    @假如("主机拒绝连接")
    public void refuses() {
        scene.owe(new Debt.SignIn());
        scene.host().network().refuseConnections(true);
    }

    /** That message itself gets no answer either. */
    @Says("Nobody can connect to the host for that long, beginning with that message.")
    @Given("the host refuses connections for {duration} from the next {message} on")
    @假如("主机拒绝连接{duration}，自下一笔{message}起")
    public void refusesFor(Duration time, MessageKind kind) {
        next("connections refused from " + kind.written() + " on", Match.of(kind), Action.refuse(time));
    }

    @Says("The time in which the host refused connections is over.")
    @When("the host has begun to accept connections again by itself")
    @当("主机已自行恢复接受连接")
    public void acceptsByItself() {
        if (!scene.host().network().awaitAccepting(ACCEPTS_WITHIN)) {
            throw new HostMismatch(
                    "The host should accept connections again, but has not within " + ACCEPTS_WITHIN.toSeconds()
                            + " s.",
                    scene);
        }
    }

    @Says("The host can be reached again.")
    @When("the host accepts connections again")
    @当("主机恢复接受连接")
    public void accepts() {
        scene.host().network().refuseConnections(false);
    }

    /** A file in the folder {@code hosts/rules} beside the bench files' one. */
    @Says(
            value = "Lays down the rules of a file in hosts/rules beside the folder of the bench file.",
            english = "the host follows the rules \"bad-evening\"",
            chinese = "主机按规则\"bad-evening\"行事")
    @Given("the host follows the rules {string}")
    @假如("主机按规则{string}行事")
    public void follows(String name) {
        scene.owe(new Debt.SignIn());
        Path benches = BenchOfRun.get()
                .bench()
                .file()
                .file()
                .toAbsolutePath()
                .normalize()
                .getParent();
        Path file = benches.resolveSibling(RULES).resolve(name + ".yaml");
        scene.host()
                .rules()
                .addAll(RuleFile.read(file, scene.lane().cards(), scene.host().fieldFormats()));
    }

    @Says(
            value = "Puts a scenario of the rules into one of its states.",
            english = "the host's scenario \"issuer\" stands at \"away\"",
            chinese = "主机的情景\"issuer\"处于\"away\"")
    @Given("the host's scenario {string} stands at {string}")
    @假如("主机的情景{string}处于{string}")
    public void puts(String scenario, String state) {
        scene.host().rules().putState(scenario, state);
    }

    @Says(
            value = "A scenario of the rules has moved on to that state.",
            english = "the host's scenario \"issuer\" has come to \"back\"",
            chinese = "主机的情景\"issuer\"已到\"back\"")
    @Then("the host's scenario {string} has come to {string}")
    @那么("主机的情景{string}已到{string}")
    public void hasCome(String scenario, String state) {
        String now = scene.host().rules().state(scenario);
        if (!now.equals(state)) {
            throw new HostMismatch(
                    "The host's scenario '" + scenario + "' should have come to '" + state + "', but stands at '" + now
                            + "'.",
                    scene);
        }
    }

    /** Nothing that was laid down for a number of messages still waits for one. */
    @Says("No answer that was laid down still waits for its message.")
    @Then("everything that was laid down has happened")
    @那么("预设的情况都已发生")
    public void allMet() {
        List<String> unmet = scene.host().rules().unmet();
        if (!unmet.isEmpty()) {
            throw new HostMismatch(
                    "What was laid down should all have happened, but " + unmet.size()
                            + (unmet.size() == 1 ? " waits." : " wait."),
                    scene);
        }
    }

    private void send(MessageKind kind, Sending sending) {
        next("answer to " + kind.written() + " sent: " + sending, Match.of(kind), Action.send(sending));
    }

    private void next(String name, Match match, Action action) {
        scene.owe(new Debt.SignIn());
        scene.host().rules().add(Rule.next(name, match, action));
    }
}
