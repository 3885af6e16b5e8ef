package org.posrig.run;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Makes Allure's report of a run with the modules under {@code reports/}; a run without one is still a run. */
final class AllureReport {

    private static final int LIMIT_MINUTES = 5;

    private final Path home;
    private final PrintStream out;

    AllureReport(Path home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    /** Makes {@code report/} beside {@code results/} and says where it is, or why there is none. */
    void make(Path run) {
        Path allure = home.resolve("reports/node_modules/allure/cli.js");
        Optional<String> node = Optional.ofNullable(System.getenv("POSRIG_NODE"));
        if (node.isEmpty() || !Files.exists(allure)) {
            out.println("No report was made: "
                    + (node.isEmpty() ? "there is no Node.js 20 or newer" : allure + " is not there")
                    + "; results are in " + run.resolve("results"));
            return;
        }
        Path report = run.resolve("report");
        Path log = run.resolve("report.log");
        try {
            Process process = new ProcessBuilder(List.of(
                            node.get(),
                            allure.toString(),
                            "generate",
                            run.resolve("results").toString(),
                            "--config",
                            home.resolve("reports/allurerc.mjs").toString(),
                            "--output",
                            report.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            boolean ended = process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
            if (!ended) {
                process.destroyForcibly();
            }
            boolean made = ended && process.exitValue() == 0;
            out.println(
                    made ? "Report: " + report.resolve("index.html") : "No report was made: Allure failed, see " + log);
        } catch (IOException e) {
            out.println("No report was made: Allure cannot be started (" + e.getMessage() + "); results are in "
                    + run.resolve("results"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            out.println("No report was made: the run was interrupted.");
        }
    }
}
