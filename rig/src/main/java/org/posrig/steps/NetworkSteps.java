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
public final class NetworkSteps {

    private final Scene scene;

    public NetworkSteps(Scene scene) {
        this.scene = scene;
    }

    @Given("the next {message} is lost on its way to the host")
    @假如("下一笔{message}在发往主机途中丢失")
    public void loseRequest(MessageKind kind) {
        scene.owe(new Debt.SignIn());
        scene.host().network().loseNextRequest(kind);
    }

    @Given("the answer to the next {message} is lost on its way back")
    @假如("下一笔{message}的应答在返回途中丢失")
    public void loseReply(MessageKind kind) {
        scene.owe(new Debt.SignIn());
        scene.host().network().spoilNextReply(kind, ReplyFault.LOST);
    }

    @Given("the cable is out")
    @假如("网线已拔出")
    public void cableOut() {
        scene.owe(new Debt.SignIn());
        line().cable(true);
    }

    @When("the cable is back")
    @当("网线已插回")
    public void cableBack() {
        line().cable(false);
    }

    /** Everything takes so long on its way, each way. */
    @Given("the network takes {duration} each way")
    @假如("网络单程耗时{duration}")
    public void slow(Duration latency) {
        jittery(latency, Duration.ZERO);
    }

    @Given("the network takes {duration} each way, give or take {duration}")
    @假如("网络单程耗时{duration}，上下浮动{duration}")
    public void jittery(Duration latency, Duration jitter) {
        scene.owe(new Debt.SignIn());
        line().slow(latency, jitter);
    }

    @Given("the network carries {int} bytes a second")
    @假如("网络每秒传输{int}字节")
    public void narrow(int bytesPerSecond) {
        scene.owe(new Debt.SignIn());
        line().narrow(bytesPerSecond);
    }

    /** Connections can be made, but nothing passes. */
    @Given("the network stalls")
    @假如("网络停滞")
    public void stall() {
        scene.owe(new Debt.SignIn());
        line().stall(true);
    }

    @When("the network flows again")
    @当("网络恢复畅通")
    public void flow() {
        line().stall(false);
    }

    @Given("the network is cut after {int} bytes of the next answer")
    @假如("网络在下一个应答的第{int}字节后中断")
    public void cutAnswer(int bytes) {
        scene.owe(new Debt.SignIn());
        line().cutAfter(Direction.TO_TERMINAL, bytes);
    }

    @Given("the network is cut after {int} bytes of the next request")
    @假如("网络在下一个请求的第{int}字节后中断")
    public void cutRequest(int bytes) {
        scene.owe(new Debt.SignIn());
        line().cutAfter(Direction.TO_HOST, bytes);
    }

    @When("the network is as it was")
    @当("网络恢复正常")
    public void mend() {
        line().mend();
    }

    private TerminalLine line() {
        return scene.host().line(scene.lane().registration(scene.terminal()).terminalNumber());
    }
}
