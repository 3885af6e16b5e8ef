package org.posrig.run.outcome;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a run was asked for, as far as it decides what happens: what a red is run again with.
 *
 * @param bench empty for the stand-in bench
 * @param defects switched on in stand-ins
 */
public record CommandLine(
        List<String> features,
        Optional<String> tags,
        Optional<Path> bench,
        int lanes,
        OptionalLong seed,
        int retry,
        List<String> defects) {

    public CommandLine {
        features = List.copyOf(features);
        defects = List.copyOf(defects);
    }

    /** The words that run one scenario again, from the folder in which the run was started. */
    public String again(Place place, Path folder) {
        return words(List.of(quoted(place.from(folder))), folder);
    }

    /** The same without the scenario, for whoever adds its place. */
    public String runs(Path folder) {
        return words(List.of(), folder);
    }

    private String words(List<String> what, Path folder) {
        List<String> words = new ArrayList<>(List.of("./posrig", "run"));
        words.addAll(what);
        bench.ifPresent(file -> words.addAll(List.of("--bench", quoted(Place.relative(file, folder)))));
        defects.forEach(defect -> words.addAll(List.of("--defect", defect)));
        seed.ifPresent(number -> words.addAll(List.of("--seed", String.valueOf(number))));
        if (retry > 0) {
            words.addAll(List.of("--retry", String.valueOf(retry)));
        }
        return String.join(" ", words);
    }

    private static String quoted(String word) {
        return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
