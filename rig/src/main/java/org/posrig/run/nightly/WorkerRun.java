package org.posrig.run.nightly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.posrig.run.outcome.KeptRun;

/** What the folder of a run says of itself beyond its scenarios: which process writes to it, and how it ended. */
record WorkerRun(Path folder, String state, long process, int exitCode) {

    /** Empty where there is no run that can be read. */
    static Optional<WorkerRun> of(Path folder) {
        if (!KeptRun.is(folder)) {
            return Optional.empty();
        }
        try {
            JsonNode run =
                    new ObjectMapper().readTree(folder.resolve("run.json").toFile());
            return Optional.of(new WorkerRun(
                    folder,
                    run.path("state").asText(),
                    run.path("process").asLong(),
                    run.path("exit-code").asInt(-1)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The run of a process, below a folder of runs; empty until it has begun one. */
    static Optional<Path> begunBy(long process, Path runs) {
        return all(runs).stream()
                .filter(folder -> of(folder)
                        .filter(run -> run.process() == process && run.state().equals("running"))
                        .isPresent())
                .findFirst();
    }

    /** All folders below a folder of runs, the newest first. */
    static List<Path> all(Path runs) {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(runs)) {
            return found.filter(KeptRun::is)
                    .sorted(java.util.Comparator.reverseOrder())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    boolean ended() {
        return state.equals("ended");
    }
}
