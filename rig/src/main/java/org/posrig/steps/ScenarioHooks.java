package org.posrig.steps;

import io.cucumber.java.After;
import io.cucumber.java.Before;
import io.cucumber.java.Scenario;
import io.cucumber.java.Status;
import java.util.Optional;
import org.opentest4j.TestAbortedException;
import org.posrig.bench.Bench;
import org.posrig.bench.BenchOfRun;
import org.posrig.bench.Lane;
import org.posrig.fault.RigFault;

/** Around a scenario: what it needs is checked, its evidence is kept, its lane given back. */
public final class ScenarioHooks {

    private static final String NEEDS = "@needs-";

    private final Scene scene;

    public ScenarioHooks(Scene scene) {
        this.scene = scene;
    }

    /** Skips a scenario that needs what no terminal of the bench can do. */
    @Before(order = 0)
    public void checkNeeds(Scenario scenario) {
        Bench bench = BenchOfRun.get();
        scenario.getSourceTagNames().stream()
                .filter(tag -> tag.startsWith(NEEDS))
                .map(tag -> tag.substring(NEEDS.length()))
                .filter(need -> !bench.can(need))
                .findFirst()
                .ifPresent(need -> {
                    throw new TestAbortedException(
                            "No terminal of the bench " + bench.file().name() + " can do '" + need + "'.");
                });
    }

    /** Runs last of all: whatever happened, evidence is attached before the lane is given back. */
    @After(order = 0)
    public void end(Scenario scenario) {
        if (scene.leased().isEmpty()) {
            return;
        }
        Lane lane = scene.lane();
        try {
            scene.keepEvidence();
            Optional<RigFault> fault = lane.unnoticedFault();
            if (scenario.getStatus() == Status.PASSED) {
                fault.ifPresent(ScenarioHooks::fail);
            } else {
                // What was awaited in vain may have been kept back by the rig: nothing can be said of the terminal
                // then.
                fault.ifPresent(BenchOfRun.get().stepTeller()::blame);
            }
        } finally {
            scene.close();
        }
    }

    private static void fail(RigFault fault) {
        throw fault;
    }
}
