package org.posrig.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.posrig.bench.Bench;

/** Runs stages one after the other, the portions of each side by side. */
final class StagesRun {

    private final List<List<Portion>> stages;
    private final RunRequest request;
    private final RunTold told;
    private final CucumberMessages messages;
    private Optional<List<PortionRun>> ready = Optional.empty();

    StagesRun(Portions portions, RunRequest request, RunTold told, CucumberMessages messages) {
        this.stages = portions.stages();
        this.request = request;
        this.told = told;
        this.messages = messages;
    }

    /** Makes the first stage ready, for which no bench is needed. */
    void prepare() {
        ready = stages.stream().findFirst().map(this::runs);
    }

    /** Runs all of them on a bench. */
    void on(Bench bench) {
        for (List<Portion> stage : stages) {
            announce(stage);
            List<PortionRun> runs = ready.orElseGet(() -> runs(stage));
            ready = Optional.empty();
            sideBySide(runs, bench);
        }
    }

    private List<PortionRun> runs(List<Portion> stage) {
        List<PortionRun> runs = new ArrayList<>();
        for (Portion portion : stage) {
            runs.add(new PortionRun(portion, request, told, messages.portion()));
        }
        return runs;
    }

    private void announce(List<Portion> stage) {
        String name = stage.getFirst().stage().name();
        if (!name.isEmpty()) {
            long scenarios = stage.stream()
                    .mapToLong(portion -> portion.scenarios().size())
                    .sum();
            told.console().line("Stage %s: %d scenario%s".formatted(name, scenarios, scenarios == 1 ? "" : "s"));
        }
    }

    private static void sideBySide(List<PortionRun> runs, Bench bench) {
        if (runs.size() == 1) {
            runs.getFirst().on(bench);
            return;
        }
        List<CompletableFuture<Void>> going = runs.stream()
                .map(run -> CompletableFuture.runAsync(
                        () -> run.on(bench), task -> Thread.ofPlatform().start(task)))
                .toList();
        try {
            CompletableFuture.allOf(going.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw e;
        }
    }
}
