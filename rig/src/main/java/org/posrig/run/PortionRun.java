package org.posrig.run;

import java.util.Optional;
import java.util.Set;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherFactory;
import org.posrig.bench.Bench;
import org.posrig.bench.BenchOfRun;
import org.posrig.bench.BenchView;
import org.posrig.run.outcome.Outcome;
import org.posrig.run.outcome.Place;

/** Runs a portion, and tries again what is red in it. */
final class PortionRun {

    private final Portion portion;
    private final RunTold told;
    private final CucumberMessages.OfPortion messages;
    private final Launches launches;
    private final Retries retries;
    private final Launcher launcher;
    private final TestPlan plan;

    /** Has JUnit and Cucumber find the scenarios, for which no bench is needed. */
    PortionRun(Portion portion, RunRequest request, RunTold told, CucumberMessages.OfPortion messages) {
        this.portion = portion;
        this.told = told;
        this.messages = messages;
        this.launches = new Launches(portion.stage(), portion.lanes(request));
        this.retries = new Retries(portion.stage().retry());
        this.launcher = LauncherFactory.create(LauncherConfig.builder()
                .enableLauncherSessionListenerAutoRegistration(false)
                .build());
        this.plan = launcher.discover(launches.of(portion.targets(), messages.attempt(1)));
    }

    /** Runs it on a bench to its end. */
    void on(Bench bench) {
        Optional<String> model = portion.chosen().model();
        LaunchListener listener = new LaunchListener(
                told.progress(), told.log(), model, outcome -> retries.left(outcome) && mayBeTried(bench, outcome));
        BenchOfRun.set(BenchView.of(bench, portion.chosen().terminals(), model));
        try {
            launcher.execute(plan, listener);
            tryAgain(bench, listener);
        } finally {
            BenchOfRun.clear();
        }
    }

    private void tryAgain(Bench bench, LaunchListener listener) {
        for (int attempt = 2; attempt <= Retries.MOST + 1; attempt++) {
            Set<Place> places = listener.toTryAgain();
            if (places.isEmpty() || bench.leasesNoMore().isPresent()) {
                return;
            }
            told.console().line("Tried again: %d scenario%s".formatted(places.size(), places.size() == 1 ? "" : "s"));
            launcher.execute(launches.again(places, messages.attempt(attempt)), listener);
        }
    }

    // A terminal that was tampered with, or cannot be brought to a start, is not tried again.
    private static boolean mayBeTried(Bench bench, Outcome outcome) {
        return bench.leasesNoMore().isEmpty()
                && outcome.last().stream()
                        .flatMap(attempt -> attempt.terminals().stream())
                        .noneMatch(ran ->
                                bench.outOfService().stream().anyMatch(line -> line.startsWith(ran.terminal() + ": ")));
    }
}
