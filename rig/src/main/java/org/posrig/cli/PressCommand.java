package org.posrig.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.posrig.bench.byhand.Presses;
import picocli.CommandLine;

/** {@code posrig press}. */
@CommandLine.Command(
        name = "press",
        description =
                "Presses keys of a terminal by hand and shows its display after each. A digit that goes into a PIN or a password is"
                        + " shown as •.",
        mixinStandardHelpOptions = true)
final class PressCommand implements Callable<Integer> {

    @CommandLine.Mixin
    private AtTerminal at = new AtTerminal();

    @CommandLine.Parameters(
            paramLabel = "KEY",
            arity = "1..*",
            description = "Keys by their names in the profile, one after the other; cancel:850ms is held that long.")
    private List<String> keys = new ArrayList<>();

    @Override
    public Integer call() {
        at.with(
                chosen -> new Presses(chosen.part().profile()).read(keys),
                (chosen, hand) ->
                        new Presses(chosen.part().profile()).read(keys).forEach(hand::press));
        return 0;
    }
}
