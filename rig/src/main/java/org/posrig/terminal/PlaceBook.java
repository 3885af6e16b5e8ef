package org.posrig.terminal;

import java.util.HashMap;
import java.util.Map;
import org.posrig.yaml.Place;

/** Notes where the parts of a profile stand while it is read. */
final class PlaceBook {

    private final Map<String, Place> places = new HashMap<>();

    void note(Place place, String... path) {
        places.put(String.join("/", path), place);
    }

    ProfilePlaces written() {
        return new ProfilePlaces(places);
    }
}
