package org.posrig.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import io.cucumber.java.zh_cn.假如;
import io.cucumber.java.zh_cn.当;
import java.time.Duration;
import org.posrig.host.journal.MessageKind;
import org.posrig.host.network.Direction;
import org.posrig.host.network.TerminalLine;
import org.posrig.host.script.ReplyFault;
import org.posrig.terminal.Debt;

/** What the network between terminal and host does. A lost sale leaves a pending reversal, which the ledger must know of first. */
@By(Actor.NETWORK)
public final class NetworkSteps {

    private final Scene scene;

    public NetworkSteps(Scene scene) {
        this.scene = scene;
    }

    @Says("The next message of that kind never reaches the host.")
    @Given("the next {message} is lost on its way to the host")
    @假如("下一笔{message}在发往主机途中丢失")
    public void loseRequest(MessageKind kind) {
        scene.owe(new Debt.SignIn());
        scene.host().network().loseNextRequest(kind);
    }

    @Says("The host works on the next message of that kind, but its answer never reaches the terminal.")
    @Given("the answer to the next {message} is lost on its way back")
    @假如("下一笔{message}的应答在返回途中丢失")
    public void loseReply(MessageKind kind) {
        scene.owe(new Debt.SignIn());
        scene.host().network().spoilNextReply(kind, ReplyFault.LOST);
    }

    @Says("Connections break and none can be made.")
    @Given("the cable is out")
    @假如("网线已拔出")
    public void cableOut() {
        scene.owe(new Debt.SignIn());
        line().cable(true);
    }

    @Says("The cable is plugged in again.")
    @When("the cable is back")
    @当("网线已插回")
    public void cableBack() {
        line().cable(false);
    }

    /** Everything takes so long on its way, each way. */
    @Says("Everything takes that long on its way to the host, and back again.")
    @Given("the network takes {duration} each way")
    @假如("网络单程耗时{duration}")
    public void slow(Duration latency) {
        jittery(latency, Duration.ZERO);
    }

    @Says(
            value = "The same with a delay that varies by so much.",
            english = "the network takes 300 milliseconds each way, give or take 100 milliseconds",
            chinese = "网络单程耗时300毫秒，上下浮动100毫秒")
    @Given("the network takes {duration} each way, give or take {duration}")
    @假如("网络单程耗时{duration}，上下浮动{duration}")
    public void jittery(Duration latency, Duration jitter) {
        scene.owe(new Debt.SignIn());
        line().slow(latency, jitter);
    }

    @Says(
            value = "The line is as slow as an old modem.",
            english = "the network carries 240 bytes a second",
            chinese = "网络每秒传输240字节")
    @Given("the network carries {int} bytes a second")
    @假如("网络每秒传输{int}字节")
    public void narrow(int bytesPerSecond) {
        scene.owe(new Debt.SignIn());
        line().narrow(bytesPerSecond);
    }

    @Says("Connections can be made, but nothing passes.")
    @Given("the network stalls")
    @假如("网络停滞")
    public void stall() {
        scene.owe(new Debt.SignIn());
        line().stall(true);
    }

    @Says("What was held up by the stall goes on its way.")
    @When("the network flows again")
    @当("网络恢复畅通")
    public void flow() {
        line().stall(false);
    }

    @Says(
            value = "The connection breaks in the middle of what the host sends.",
            english = "the network is cut after 20 bytes of the next answer",
            chinese = "网络在下一个应答的第20字节后中断")
    @Given("the network is cut after {int} bytes of the next answer")
    @假如("网络在下一个应答的第{int}字节后中断")
    public void cutAnswer(int bytes) {
        scene.owe(new Debt.SignIn());
        line().cutAfter(Direction.TO_TERMINAL, bytes);
    }

    @Says(
            value = "The connection breaks in the middle of what the terminal sends.",
            english = "the network is cut after 20 bytes of the next request",
            chinese = "网络在下一个请求的第20字节后中断")
    @Given("the network is cut after {int} bytes of the next request")
    @假如("网络在下一个请求的第{int}字节后中断")
    public void cutRequest(int bytes) {
        scene.owe(new Debt.SignIn());
        line().cutAfter(Direction.TO_HOST, bytes);
    }

    @Says("Every disturbance of the network is over.")
    @When("the network is as it was")
    @当("网络恢复正常")
    public void mend() {
        line().mend();
    }

    private TerminalLine line() {
        return scene.host().line(scene.lane().registration(scene.terminal()).terminalNumber());
    }
}
