package org.posrig.host.script;

import java.util.Map;
import java.util.Optional;

/**
 * A rule's part in a named scenario. Every scenario begins in the state {@link #BEGINNING}.
 *
 * @param scenario its name
 * @param required the state in which the rule holds; empty for any
 * @param next the state the scenario is in once the rule has held; empty to stay
 */
public record Stage(String scenario, Optional<String> required, Optional<String> next) {

    /** The state of a scenario in which nothing has happened yet. */
    public static final String BEGINNING = "beginning";

    Optional<Criterion> criterion(Map<String, String> states) {
        String state = states.getOrDefault(scenario, BEGINNING);
        return required.map(
                wanted -> new Criterion("scenario '" + scenario + "'", wanted, state, wanted.equals(state)));
    }
}
