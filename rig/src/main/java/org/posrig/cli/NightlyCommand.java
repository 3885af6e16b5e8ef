package org.posrig.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.posrig.bench.lease.Owner;
import org.posrig.fault.BadInput;
import org.posrig.run.nightly.Night;
import org.posrig.run.nightly.NightRequest;
import picocli.CommandLine;

/** {@code posrig nightly}. */
@CommandLine.Command(
        name = "nightly",
        description =
                "Runs what a plan says, unattended, and goes on after whatever cuts it short. Exit codes as those of a run; 3 also"
                        + " where the night did not come to its end.",
        mixinStandardHelpOptions = true)
final class NightlyCommand implements Callable<Integer> {

    private static final String LAST = "";

    @CommandLine.Option(
            names = "--plan",
            paramLabel = "FILE",
            required = true,
            description = "What to run on what, until when, and whom to tell; see fixtures/plans/.")
    private Path plan = Path.of("");

    @CommandLine.Option(
            names = "--dry-run",
            description = "Only tells what would run, on which terminals, and what would be skipped and why.")
    private boolean dryRun;

    @CommandLine.Option(
            names = "--resume",
            arity = "0..1",
            paramLabel = "RUN",
            fallbackValue = LAST,
            description = "Goes on with an interrupted night, the last one on the plan's bench unless a run is named.")
    private @Nullable String resume;

    @CommandLine.Option(
            names = "--go-on",
            description =
                    "Goes on with the plan's night if it was cut off and its end is still to come; begins one otherwise.")
    private boolean goOn;

    @CommandLine.Option(
            names = "--pick-up",
            description =
                    "Goes on with the plan's night if it was cut off and its end is still to come, closes it with report and message if that is over;"
                            + " begins none. For a machine's start.")
    private boolean pickUp;

    @CommandLine.Option(
            names = "--owner",
            paramLabel = "NAME",
            defaultValue = "nightly",
            description = "In whose name the bench is leased; default nightly.")
    private String owner = "nightly";

    @CommandLine.Option(
            names = "--output-dir",
            paramLabel = "DIR",
            description = "Where the run's folder is made; default reports/runs.")
    private @Nullable Path output;

    @Override
    public Integer call() {
        if (dryRun && resume != null) {
            throw new BadInput("--dry-run touches nothing and --resume runs: choose one.");
        }
        if (pickUp && (dryRun || goOn || resume != null)) {
            throw new BadInput(
                    "--pick-up sees by itself whether there is a night to go on with: leave --dry-run, --go-on and --resume out.");
        }
        NightRequest request = new NightRequest(
                Posrig.home(),
                plan.toAbsolutePath().normalize(),
                Optional.ofNullable(output).map(Path::toAbsolutePath),
                new Owner(owner).name(),
                goOn,
                pickUp,
                resume != null,
                Optional.ofNullable(resume).filter(name -> !name.equals(LAST)));
        Night night = new Night(request, System.out);
        return dryRun ? night.tellPlan() : night.run();
    }
}
