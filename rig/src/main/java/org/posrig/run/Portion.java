package org.posrig.run;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.posrig.bench.BenchView;
import org.posrig.run.outcome.Outcome;
import org.posrig.run.outcome.Place;

/**
 * What of a stage is launched in one go: all of it in a pool, in a matrix what runs on one model.
 *
 * @param chosen the terminals it runs on
 * @param scenarios those that run here, no longer those that an earlier stage has named
 * @param targets what to hand to Cucumber for them
 */
record Portion(
        Stage stage, BenchView.Chosen chosen, List<FeatureFile.Selected> scenarios, List<Selection.Target> targets) {

    Place place(FeatureFile.Selected scenario) {
        return new Place(scenario.file(), scenario.line(), chosen.model());
    }

    /** Its scenarios before any of them has run. */
    List<Outcome> planned() {
        return scenarios.stream()
                .map(scenario -> new Outcome(
                        place(scenario), scenario.feature(), scenario.name(), scenario.tags(), List.of(), false))
                .toList();
    }

    /** The same with some of its scenarios only. */
    Portion only(Predicate<Place> which) {
        List<FeatureFile.Selected> left = scenarios.stream()
                .filter(scenario -> which.test(place(scenario)))
                .toList();
        return left.size() == scenarios.size()
                ? this
                : new Portion(
                        stage,
                        chosen,
                        left,
                        left.stream()
                                .map(scenario -> new Selection.Target(scenario.file(), OptionalInt.of(scenario.line())))
                                .toList());
    }

    /** How many of its scenarios run at a time. */
    int lanes(RunRequest request) {
        int terminals = chosen.parts().size();
        return request.lanes() == RunRequest.ALL_LANES ? terminals : request.lanes();
    }
}
