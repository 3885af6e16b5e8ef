package org.posrig.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.FileUtils;
import org.posrig.fault.Patience;

/** Makes Allure's report of a run with the modules under {@code reports/}; a run without one is still a run. */
final class AllureReport {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Path home;
    private final Console console;

    AllureReport(Path home, Console console) {
        this.home = home;
        this.console = console;
    }

    /**
     * Makes {@code report/} beside {@code results/} and says where it is, or why there is none. A report that is there already is
     * replaced when the new one is whole.
     *
     * @param newest whether the run is added to the history of its runs folder
     */
    boolean make(Path run, Reporting reporting, boolean newest) {
        Path allure = home.resolve("reports/node_modules/allure/cli.js");
        Optional<String> node = Optional.ofNullable(System.getenv("POSRIG_NODE"));
        if (node.isEmpty() || !Files.exists(allure)) {
            console.line("No report was made: "
                    + (node.isEmpty() ? "there is no Node.js 20 or newer" : allure + " is not there")
                    + "; results are in " + run.resolve("results"));
            return false;
        }
        Path log = run.resolve("report.log");
        Path made = run.resolve(".report.part");
        History history = new History(run.resolveSibling("history.jsonl"), run.resolve(".history.part"));
        try {
            FileUtils.deleteDirectory(made.toFile());
            history.take();
            ProcessBuilder builder = new ProcessBuilder(List.of(
                            node.get(),
                            allure.toString(),
                            "generate",
                            run.resolve("results").toString(),
                            "--config",
                            home.resolve("reports/allurerc.mjs").toString(),
                            "--output",
                            made.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment()
                    .putAll(Map.of(
                            "POSRIG_RUN", run.toString(),
                            "POSRIG_HISTORY", history.copy().toString(),
                            "POSRIG_HISTORY_KEPT", newest ? "" : "as-is",
                            "POSRIG_LANGUAGE", reporting.language(),
                            "POSRIG_ONE_FILE", reporting.oneFile() ? "whole" : ""));
            Process process = builder.start();
            boolean ended = process.waitFor(Patience.ofThisMachine().with(LIMIT).toSeconds(), TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            if (!ended || process.exitValue() != 0) {
                console.line("No report was made: Allure failed, see " + log);
                return false;
            }
            Path report = run.resolve("report");
            FileUtils.deleteDirectory(report.toFile());
            Files.move(made, report, StandardCopyOption.ATOMIC_MOVE);
            if (newest) {
                history.giveBack();
            }
            console.line("Report: " + report.resolve("index.html"));
            return true;
        } catch (IOException e) {
            console.line("No report was made: " + e.getMessage() + "; results are in " + run.resolve("results"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            console.line("No report was made: the run was interrupted.");
        } finally {
            history.drop();
        }
        return false;
    }

    /** Allure adds a line to its history in place, which a kill would leave half written: it is given a copy to add to. */
    private record History(Path file, Path copy) {

        void take() throws IOException {
            if (Files.exists(file)) {
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }

        void giveBack() throws IOException {
            if (Files.exists(copy)) {
                Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        }

        void drop() {
            try {
                Files.deleteIfExists(copy);
            } catch (IOException e) {
                // A copy that is left behind goes with its run.
            }
        }
    }
}
