package org.posrig.terminal;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a step waits for: one of some named screens, with some texts on it beside their own.
 *
 * @param screens at least one
 * @param texts such as an amount; all must stand on the screen
 */
public record Expectation(List<NamedScreen> screens, List<String> texts) implements Awaited {

    public Expectation {
        screens = List.copyOf(screens);
        texts = List.copyOf(texts);
    }

    @Override
    public boolean on(Screen screen) {
        String text = screen.text();
        return screens.stream().anyMatch(named -> named.on(screen))
                && texts.stream().allMatch(expected -> WholeText.on(text, expected));
    }

    @Override
    public Duration deadline(Timing timing) {
        return screens.stream().anyMatch(NamedScreen::host) ? timing.host() : timing.screen();
    }

    /** Every text that would have satisfied some part of it, each alternative by itself. */
    @Override
    public List<List<String>> alternatives() {
        return screens.stream()
                .flatMap(named -> named.alternatives().stream())
                .map(shows -> {
                    List<String> all = new java.util.ArrayList<>(shows);
                    all.addAll(texts);
                    return List.copyOf(all);
                })
                .toList();
    }

    @Override
    public String toString() {
        String names = screens.stream().map(NamedScreen::described).collect(Collectors.joining(" or "));
        return texts.isEmpty() ? names : names + " with " + String.join(" and ", texts);
    }
}
