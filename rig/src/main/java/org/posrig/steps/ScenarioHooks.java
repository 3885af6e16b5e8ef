package org.posrig.steps;

import io.cucumber.java.After;
import io.cucumber.java.Before;
import io.cucumber.java.Scenario;
import io.cucumber.java.Status;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.opentest4j.TestAbortedException;
import org.posrig.bench.BenchOfRun;
import org.posrig.bench.BenchView;
import org.posrig.bench.Lane;
import org.posrig.fault.RigFault;

/** Around a scenario: what it needs is checked, its evidence is kept, its lane given back. */
public final class ScenarioHooks {

    private static final String NEEDS = "@needs-";

    private final Scene scene;

    public ScenarioHooks(Scene scene) {
        this.scene = scene;
    }

    /** Skips a scenario that may no longer begin, or that needs what no terminal it may have can do. */
    @Before(order = 0)
    public void checkNeeds(Scenario scenario) {
        BenchView bench = BenchOfRun.get();
        Set<String> needs = scenario.getSourceTagNames().stream()
                .filter(tag -> tag.startsWith(NEEDS))
                .map(tag -> tag.substring(NEEDS.length()))
                .collect(Collectors.toCollection(TreeSet::new));
        bench.refusing(needs).ifPresent(reason -> {
            throw new TestAbortedException(reason);
        });
        scene.needs(needs);
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
            if (scenario.isFailed()) {
                lane.endedRed();
            }
            if (scenario.getStatus() == Status.PASSED) {
                lane.unnoticedFault().ifPresent(ScenarioHooks::fail);
            } else {
                // What was awaited in vain may have been kept back by the rig: nothing can be said of the terminal
                // then.
                lane.excuse().ifPresent(BenchOfRun.get().bench().stepTeller()::blame);
            }
        } finally {
            scene.close();
        }
    }

    private static void fail(RigFault fault) {
        throw fault;
    }
}
