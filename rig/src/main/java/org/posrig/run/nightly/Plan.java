package org.posrig.run.nightly;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.posrig.run.Deadline;
import org.posrig.run.Reporting;
import org.posrig.run.RunRequest;
import org.posrig.run.Stage;
import org.posrig.run.TraceChoice;
import org.posrig.run.notify.NotifyPart;

/**
 * What a night is to do.
 *
 * @param file the plan's own
 * @param bench the bench file
 * @param until when no scenario begins any more; empty for a night that ends with its last scenario
 * @param ends how that follows from the night's beginning, for when the clock is set meanwhile
 * @param grace how long after that what has begun may take
 * @param hang how long nothing may happen while a scenario runs
 * @param lanes how many scenarios at a time; {@link RunRequest#ALL_LANES} for as many as there are terminals
 * @param restarts how many workers may be lost
 * @param doctor whether a doctor looks at the bench before anything runs
 * @param stages one after the other
 * @param shuffled for each stage, whether it runs in a random order without a seed of its own
 * @param reporting the gate, and how many runs are kept
 * @param notice whom to tell of it
 */
public record Plan(
        Path file,
        Path bench,
        Optional<Instant> until,
        Optional<Deadline.Rule> ends,
        Duration grace,
        Duration hang,
        int lanes,
        int restarts,
        boolean doctor,
        List<Stage> stages,
        List<Boolean> shuffled,
        Reporting reporting,
        NotifyPart notice) {

    public Plan {
        stages = List.copyOf(stages);
        shuffled = List.copyOf(shuffled);
    }

    /**
     * What a worker is to run.
     *
     * @param seed of this night, for stages in a random order that name none
     * @param goOn the folder of the run to go on in; empty for a new run
     */
    RunRequest request(Path home, Optional<Path> output, long seed, Optional<Deadline> end, Optional<Path> goOn) {
        List<Stage> seeded = stages.stream()
                .map(stage -> shuffled.get(stages.indexOf(stage)) ? seeded(stage, seed) : stage)
                .toList();
        return new RunRequest(
                home,
                seeded,
                Optional.of(bench),
                lanes,
                List.of(),
                false,
                TraceChoice.FAILED,
                output,
                false,
                reporting,
                end,
                goOn,
                false);
    }

    private static Stage seeded(Stage stage, long seed) {
        return new Stage(
                stage.name(),
                stage.features(),
                stage.tags(),
                stage.terminals(),
                stage.models(),
                stage.spread(),
                stage.retry(),
                OptionalLong.of(seed));
    }
}
