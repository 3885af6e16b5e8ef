package org.posrig.run.outcome;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.posrig.fault.ToType;
import org.posrig.run.Spread;
import org.posrig.run.Stage;

/**
 * How a run was asked for, as far as it decides what happens: what a red is run again with.
 *
 * @param stages one after the other, at least one
 * @param bench empty for the stand-in bench
 * @param lanes how many scenarios at a time; 0 for as many as there are terminals chosen
 * @param defects switched on in stand-ins
 */
public record CommandLine(List<Stage> stages, Optional<Path> bench, int lanes, List<String> defects) {

    public CommandLine {
        stages = List.copyOf(stages);
        defects = List.copyOf(defects);
    }

    /** Of a run of one stage on any terminal. */
    public CommandLine(
            List<String> features,
            Optional<String> tags,
            Optional<Path> bench,
            int lanes,
            OptionalLong seed,
            int retry,
            List<String> defects) {
        this(
                List.of(new Stage("", features, tags, List.of(), List.of(), Spread.POOL, retry, seed)),
                bench,
                lanes,
                defects);
    }

    /** The words that run one scenario again, from the folder in which the run was started. */
    public String again(Place place, Path folder) {
        return words(List.of(ToType.quoted(place.from(folder))), place.model(), folder);
    }

    /** The same without the scenario, for whoever adds its place. */
    public String runs(Path folder) {
        return words(List.of(), Optional.empty(), folder);
    }

    private String words(List<String> what, Optional<String> model, Path folder) {
        List<String> words = new ArrayList<>(List.of(ToType.posrig("run")));
        words.addAll(what);
        bench.ifPresent(file -> words.addAll(List.of("--bench", ToType.quoted(Place.relative(file, folder)))));
        Optional<Stage> only = stages.size() == 1 ? Optional.of(stages.getFirst()) : Optional.empty();
        only.map(Stage::terminals)
                .orElse(List.of())
                .forEach(name -> words.addAll(List.of("--terminal", ToType.quoted(name))));
        model.map(List::of)
                .orElseGet(() -> only.map(Stage::models).orElse(List.of()))
                .forEach(name -> words.addAll(List.of("--model", ToType.quoted(name))));
        defects.forEach(defect -> words.addAll(List.of("--defect", defect)));
        // Which of several stages it was in changes nothing for a scenario alone.
        only.map(Stage::seed)
                .orElse(OptionalLong.empty())
                .ifPresent(number -> words.addAll(List.of("--seed", String.valueOf(number))));
        only.map(Stage::retry)
                .filter(times -> times > 0)
                .ifPresent(times -> words.addAll(List.of("--retry", String.valueOf(times))));
        return String.join(" ", words);
    }
}
