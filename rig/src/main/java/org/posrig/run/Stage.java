package org.posrig.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A part of a run: which scenarios, on which terminals. The stages of a run follow one another; a scenario that two of them name runs in the first.
 *
 * @param name for people; empty for the only stage of a run
 * @param features {@code path} or {@code path:line}; empty for all
 * @param tags a tag expression such as {@code @A2 and not @zh}
 * @param terminals their names in the bench file; empty for all
 * @param models only terminals of these; empty for all
 * @param retry how often a red scenario without a {@code @retry:N} of its own is tried again, 0 or more
 * @param seed of the random order in which scenarios run; empty for the order they stand in
 */
public record Stage(
        String name,
        List<String> features,
        Optional<String> tags,
        List<String> terminals,
        List<String> models,
        Spread spread,
        int retry,
        OptionalLong seed) {

    public Stage {
        features = List.copyOf(features);
        terminals = List.copyOf(terminals);
        models = List.copyOf(models);
    }

    /** On any terminal of the bench, in the order they stand in, none tried again. */
    public Stage(List<String> features, Optional<String> tags) {
        this("", features, tags, List.of(), List.of(), Spread.POOL, 0, OptionalLong.empty());
    }
}
