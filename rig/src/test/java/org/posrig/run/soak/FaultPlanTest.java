package org.posrig.run.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class FaultPlanTest {

    private static final List<Fault> ALL = Arrays.asList(Fault.values());

    @Property(seed = "8")
    void a_run_meets_the_same_fault_at_the_same_instant_for_the_same_seed(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int run) {
        assertThat(FaultPlan.of(seed, run, ALL, 2)).isEqualTo(FaultPlan.of(seed, run, ALL, 2));
    }

    @Property(seed = "8")
    void a_fault_comes_while_scenarios_are_left(@ForAll long seed, @ForAll @IntRange(min = 1, max = 50) int planned) {
        assertThat(FaultPlan.of(seed, 1, ALL, 2).begun(planned)).isBetween(1, Math.max(1, planned - 1));
    }

    @Test
    void in_two_hundred_runs_every_fault_comes_on_every_terminal_for_a_while_and_for_good() {
        List<FaultPlan> plans = IntStream.rangeClosed(1, 200)
                .mapToObj(run -> FaultPlan.of(1, run, ALL, 2))
                .toList();

        assertThat(plans).extracting(FaultPlan::fault).containsAll(ALL);
        assertThat(plans).extracting(FaultPlan::terminal).containsOnly(0, 1);
        assertThat(plans.stream().filter(plan -> plan.fault() == Fault.DISPLAY_PULLED))
                .anyMatch(plan -> plan.backAfter().isEmpty())
                .anyMatch(plan -> plan.backAfter().isPresent());
        assertThat(plans.stream().filter(plan -> plan.fault() == Fault.HOST_KILLED))
                .allMatch(plan -> plan.backAfter().isEmpty());
    }
}
