package org.posrig.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.zh_cn.假如;
import io.cucumber.java.zh_cn.那么;
import java.util.Optional;
import org.posrig.bench.ControlDoor;
import org.posrig.host.terminal.BatchTotals;

/** What the running batch adds up to, at the host and, where a hand inside the terminal can read it, in the terminal. */
@By(Actor.ACQUIRER)
public final class BatchSteps {

    /** @param sold what the terminal's own journal has sold in fen; empty where nobody can read it */
    private record Totals(BatchTotals host, Optional<Long> sold) {

        @Override
        public String toString() {
            return host
                    + sold.map(fen -> " at the host and " + new ParameterTypes.Amount(fen).yuan() + " in the terminal")
                            .orElse(" at the host");
        }
    }

    private final Scene scene;
    private Optional<Totals> noted = Optional.empty();

    public BatchSteps(Scene scene) {
        this.scene = scene;
    }

    @Says(
            "Keeps in mind what the running batch adds up to at the host and, where a hand inside can read it, in the terminal.")
    @Given("the batch totals have been noted")
    @假如("批次总额已记下")
    public void note() {
        noted = Optional.of(totals());
    }

    @Says("The batch adds up to what it did when it was noted.")
    @Then("the batch totals are as noted")
    @那么("批次总额与记下的一致")
    public void asNoted() {
        Totals before = noted.orElseThrow(() ->
                new IllegalStateException("Nothing has been noted; say 'the batch totals have been noted' before."));
        Totals now = totals();
        if (!now.equals(before)) {
            throw new HostMismatch("The batch should still have " + before + ", but has " + now + ".", scene);
        }
    }

    private Totals totals() {
        String number = scene.lane().registration(scene.terminal()).terminalNumber();
        return new Totals(
                scene.host().batchTotals(number),
                scene.lane().handInside(scene.terminal()).map(BatchSteps::sold));
    }

    private static long sold(ControlDoor inside) {
        return inside.journal().stream()
                .filter(kept -> kept.kind().equals("SALE"))
                .mapToLong(ControlDoor.Kept::fen)
                .sum();
    }
}
