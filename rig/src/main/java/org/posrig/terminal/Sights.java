package org.posrig.terminal;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Several things to be seen, together on one screen or any of them; as long as the terminal may wait for its host.
 *
 * @param all whether all must be on the screen
 */
record Sights(List<Sight> sights, boolean all) implements Awaited {

    Sights {
        sights = List.copyOf(sights);
    }

    @Override
    public boolean on(Screen screen) {
        return all
                ? sights.stream().allMatch(sight -> sight.on(screen))
                : sights.stream().anyMatch(sight -> sight.on(screen));
    }

    @Override
    public Duration deadline(Timing timing) {
        return timing.host();
    }

    @Override
    public List<List<String>> alternatives() {
        return all
                ? List.of(
                        sights.stream().flatMap(sight -> sight.texts().stream()).toList())
                : sights.stream().map(Sight::texts).toList();
    }

    @Override
    public List<String> missing(Screen screen) {
        return sights.stream().flatMap(sight -> sight.missing(screen).stream()).toList();
    }

    @Override
    public String toString() {
        return sights.stream().map(Sight::described).collect(Collectors.joining(all ? " and " : " or "));
    }
}
