package org.posrig.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which terminals of a bench somebody has chosen, and how scenarios are spread over them.
 *
 * @param terminals by their names; empty for all
 * @param models only terminals of these; empty for all
 */
public record Choice(List<String> terminals, List<String> models, Spread spread) {

    public Choice {
        terminals = List.copyOf(terminals);
        models = List.copyOf(models);
    }

    /** Whether nothing was chosen. */
    public boolean isNone() {
        return terminals.isEmpty() && models.isEmpty() && spread == Spread.POOL;
    }

    /** The only stage of a run on these terminals. */
    public Stage stage(List<String> features, Optional<String> tags, int retry, OptionalLong seed) {
        return new Stage("", features, tags, terminals, models, spread, retry, seed);
    }
}
