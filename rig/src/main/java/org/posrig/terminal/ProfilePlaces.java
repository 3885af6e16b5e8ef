package org.posrig.terminal;

import java.util.Map;
import java.util.Optional;
import org.posrig.yaml.Place;

/**
 * Where the parts of a profile stand in its file, for messages about them.
 *
 * @param places by path: {@code flows}, {@code flows/log-in}, {@code flows/log-in/2} for the third action, {@code starts/ready/off}
 */
public record ProfilePlaces(Map<String, Place> places) {

    /** Of a profile that comes from no file. */
    public static final ProfilePlaces NONE = new ProfilePlaces(Map.of());

    public ProfilePlaces {
        places = Map.copyOf(places);
    }

    /** The place of a part; of what holds it where the part has none of its own. */
    public Optional<Place> of(String... path) {
        String joined = String.join("/", path);
        while (!places.containsKey(joined) && joined.contains("/")) {
            joined = joined.substring(0, joined.lastIndexOf('/'));
        }
        return Optional.ofNullable(places.get(joined));
    }

    /** The place of a flow's action, the first being 0. */
    public Optional<Place> ofAction(String flow, int index) {
        return of("flows", flow, String.valueOf(index));
    }
}
