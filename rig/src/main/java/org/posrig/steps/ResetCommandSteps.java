package org.posrig.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.zh_cn.假如;
import io.cucumber.java.zh_cn.那么;
import java.util.List;
import org.opentest4j.TestAbortedException;
import org.posrig.bench.ControlDoor;
import org.posrig.host.journal.MessageKind;
import org.posrig.host.script.Action;
import org.posrig.host.script.Match;
import org.posrig.host.script.ResetFault;
import org.posrig.host.script.Rule;
import org.posrig.host.script.Sending;

/** What befalls a command to reset a password on its way to the terminal, and what stays on record of it. */
@By(Actor.NETWORK)
public final class ResetCommandSteps {

    private final Scene scene;

    public ResetCommandSteps(Scene scene) {
        this.scene = scene;
    }

    @Says(
            "The next reset command reaches the terminal with that fault; the reset itself stays queued until the terminal has answered.")
    @Given("the next reset command {resetFault}")
    @假如("下一条重置指令{resetFault}")
    public void spoilt(ResetFault fault) {
        scene.host().network().spoilNextReset(fault);
    }

    @Says("The line breaks when the terminal fetches its next reset, before the command has come.")
    @Given("the next reset command is lost on its way to the terminal")
    @假如("下一条重置指令在送达终端的途中丢失")
    public void lost() {
        scene.host()
                .rules()
                .add(Rule.next("reset command lost", Match.of(MessageKind.FETCH_RESET), Action.send(Sending.CLOSE)));
    }

    @Says("The last entry of the terminal's own journal is a refused reset; stand-in benches only.")
    @By(Actor.TERMINAL)
    @Then("the terminal's own journal has the refused reset")
    @那么("终端自己的流水记有被拒绝的重置")
    public void inTerminalsJournal() {
        List<ControlDoor.Kept> kept = scene.lane()
                .handInside(scene.terminal())
                .orElseThrow(() -> new TestAbortedException(
                        "This bench cannot read the terminal's own journal: stand-in benches only."))
                .journal();
        String last = kept.isEmpty() ? "nothing" : kept.getLast().kind();
        if (!last.equals("RESET_REFUSED")) {
            throw new HostMismatch(
                    "The last entry of the terminal's own journal should be a refused reset, but is " + last + ".",
                    scene);
        }
    }

    @Says("The last entry of customer service's audit trail says that the terminal refused the reset.")
    @By(Actor.CUSTOMER_SERVICE)
    @Then("customer service has it on record that the terminal refused the reset")
    @那么("客服记录显示终端拒绝了该重置")
    public void onRecord() {
        List<String> trail = scene.host().service().auditTrail().stream()
                .map(entry -> entry.what())
                .toList();
        if (trail.isEmpty() || !trail.getLast().contains("refused by the terminal")) {
            throw new HostMismatch(
                    "Customer service should have it on record that the terminal refused the reset, but its last entry is: "
                            + (trail.isEmpty() ? "none." : trail.getLast()),
                    scene);
        }
    }
}
