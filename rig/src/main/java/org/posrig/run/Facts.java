package org.posrig.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.posrig.bench.BenchFile;
import org.posrig.run.outcome.CommandLine;
import org.posrig.run.outcome.RunFacts;

/** Gathers what a run is made with, so that a red can be made again. */
final class Facts {

    private final RunRequest request;
    private final BenchFile bench;
    private Optional<RunFacts> gathered = Optional.empty();

    Facts(RunRequest request, BenchFile bench) {
        this.request = request;
        this.bench = bench;
    }

    CommandLine command() {
        Stage stage = request.stages().getFirst();
        return new CommandLine(
                stage.features(),
                stage.tags(),
                request.bench(),
                request.lanes(),
                stage.seed(),
                stage.retry(),
                request.defects());
    }

    /** Gathered once. */
    RunFacts of(Path folder, Instant began) {
        if (gathered.isEmpty()) {
            gathered = Optional.of(new RunFacts(
                    String.valueOf(folder.getFileName()),
                    began,
                    bench.name(),
                    RunFacts.commit(request.home()),
                    RunFacts.hashes(files(), request.home()),
                    command()));
        }
        return gathered.get();
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>(List.of(bench.file()));
        files.addAll(bench.profileFiles());
        files.addAll(List.of(bench.host().cards(), bench.host().terminals()));
        bench.host().wire().ifPresent(files::add);
        // Rules are named by steps and lie beside the host's other files.
        Optional.ofNullable(bench.host().terminals().getParent())
                .map(folder -> folder.resolve("rules"))
                .filter(Files::isDirectory)
                .ifPresent(folder -> files.addAll(scripts(folder)));
        return files;
    }

    private static List<Path> scripts(Path folder) {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(file -> file.toString().endsWith(".yaml")).toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
