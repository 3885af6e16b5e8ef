package org.posrig.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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

    Facts(RunRequest request, BenchFile bench) {
        this.request = request;
        this.bench = bench;
    }

    CommandLine command() {
        return new CommandLine(
                request.stages().stream().map(Facts::fromAnywhere).toList(),
                request.bench(),
                request.lanes(),
                request.defects());
    }

    // Who goes on with the run may stand in another folder.
    private static Stage fromAnywhere(Stage stage) {
        return new Stage(
                stage.name(),
                stage.features().stream()
                        .map(path -> Path.of(path).toAbsolutePath().normalize().toString())
                        .toList(),
                stage.tags(),
                stage.terminals(),
                stage.models(),
                stage.spread(),
                stage.retry(),
                stage.seed());
    }

    /** @param features the files of all scenarios */
    RunFacts of(Path folder, Instant began, Collection<Path> features) {
        return new RunFacts(
                String.valueOf(folder.getFileName()),
                began,
                bench.name(),
                RunFacts.commit(request.home()),
                RunFacts.hashes(files(), request.home()),
                RunFacts.hashes(features, request.home()),
                command());
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
