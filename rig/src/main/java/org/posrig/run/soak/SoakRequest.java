package org.posrig.run.soak;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What to soak and how long.
 *
 * @param home the folder of posrig
 * @param runs how many, 1 or more
 * @param parallel how many at a time, 1 or more
 * @param seed of faults and their instants, the same for the same number
 * @param features what each run runs; empty for a few of each theme
 * @param faults the kinds that are laid, in turn at random; {@link Fault#NONE} among them for runs that are left alone
 * @param only the number of the one run of the series that is to be run again; empty for all
 * @param output where the runs with findings are kept; empty for {@code .posrig/soak}
 */
public record SoakRequest(
        Path home,
        int runs,
        int parallel,
        long seed,
        List<String> features,
        List<Fault> faults,
        OptionalInt only,
        Optional<Path> output) {

    /** Some of each theme that leave a stand-in bench with two terminals busy for a few seconds. */
    private static final List<String> USUAL = List.of(
            "wrong-pin/one-wrong-pin.feature",
            "forgotten-password/operator-login.feature",
            "trouble/second-terminal.feature",
            "online-pin/tap-limit.feature");

    public SoakRequest {
        features = List.copyOf(features);
        faults = List.copyOf(faults);
    }

    List<String> chosen() {
        return features.isEmpty()
                ? USUAL.stream()
                        .map(feature ->
                                home.resolve("features").resolve(feature).toString())
                        .toList()
                : features;
    }

    Path folder() {
        return output.orElse(home.resolve(".posrig/soak")).toAbsolutePath().normalize();
    }
}
