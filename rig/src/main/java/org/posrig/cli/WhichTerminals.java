package org.posrig.cli;

import java.util.ArrayList;
import java.util.List;
import org.posrig.fault.BadInput;
import org.posrig.run.Choice;
import org.posrig.run.RunRequest;
import org.posrig.run.Spread;
import picocli.CommandLine;

/** The options by which terminals of a bench are chosen. */
final class WhichTerminals {

    private static final int MOST_LANES = 64;

    @CommandLine.Option(
            names = "--terminal",
            paramLabel = "NAME",
            description = "Only the terminal of that name in the bench file; may be repeated.")
    private List<String> terminals = new ArrayList<>();

    @CommandLine.Option(
            names = "--model",
            paramLabel = "NAME",
            description = "Only terminals of that model, as their profile says; may be repeated.")
    private List<String> models = new ArrayList<>();

    @CommandLine.Option(
            names = "--matrix",
            description =
                    "Each scenario runs once on every model chosen, the models side by side; without it once on any"
                            + " terminal that fits.")
    private boolean matrix;

    Choice choice() {
        return new Choice(terminals, models, matrix ? Spread.MATRIX : Spread.POOL);
    }

    /** Reads how many scenarios run at a time: a number, or {@code all}. */
    static int lanes(String written) {
        if (written.equals("all")) {
            return RunRequest.ALL_LANES;
        }
        if (!written.matches("[1-9]\\d?") || Integer.parseInt(written) > MOST_LANES) {
            throw new BadInput("--lanes must be 1 to " + MOST_LANES + " or all, not " + written + ".");
        }
        return Integer.parseInt(written);
    }
}
