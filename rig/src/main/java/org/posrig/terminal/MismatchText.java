package org.posrig.terminal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.posrig.timeline.Happening;
import org.posrig.timeline.MissingText;

/**
 * Writes the message of a {@link ScreenMismatch}: what was expected, the closest screen with the differences marked, what was shown
 * since the last action, the last keys, the last messages of the host, and what stands on the display now.
 */
final class MismatchText {

    private final TerminalProfile profile;
    private final String terminal;
    private final Recollection recollection;

    MismatchText(TerminalProfile profile, String terminal, Recollection recollection) {
        this.profile = profile;
        this.terminal = terminal;
        this.recollection = recollection;
    }

    String missing(Awaited expected, Duration deadline, ScreenHistory history) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                "%s should have shown %s within %.1f s, but did not.",
                terminal, expected, deadline.toMillis() / 1000.0));
        List<Screen> seen = history.sinceAction();
        closest(expected, seen).ifPresent(nearest -> {
            lines.add("Closest screen since the last action" + named(nearest.screen()) + ":");
            lines.addAll(new ScreenPicture(recollection.told(nearest.screen())).withDifferences(nearest.texts()));
            lines.addAll(expected.missing(recollection.told(nearest.screen())));
        });
        circumstances(lines, seen, history);
        return recollection.filtered(String.join("\n", lines));
    }

    /** The same as values. */
    Happening.ExpectationMissed missed(Awaited expected, Duration deadline, ScreenHistory history) {
        Optional<Nearest> nearest = closest(expected, history.sinceAction());
        return new Happening.ExpectationMissed(
                terminal,
                expected.toString(),
                deadline,
                nearest.map(found -> found.screen().number()).orElse(0L),
                nearest.map(found -> new ScreenPicture(found.screen()).missing(found.texts()))
                        .orElseGet(() -> nowhere(expected)));
    }

    private static List<MissingText> nowhere(Awaited expected) {
        return expected.alternatives().stream()
                .limit(1)
                .flatMap(List::stream)
                .map(text -> new MissingText(text, -1, 0, List.of()))
                .toList();
    }

    String forbidden(NamedScreen forbidden, Screen shown, ScreenHistory history) {
        List<String> lines = new ArrayList<>();
        lines.add(terminal + " showed " + forbidden.described() + ", which must not come here:");
        lines.addAll(new ScreenPicture(recollection.told(shown)).plain());
        circumstances(lines, history.sinceAction(), history);
        return recollection.filtered(String.join("\n", lines));
    }

    /** A thing that must not be seen, on the screen where it was. */
    String forbidden(Sight forbidden, Screen shown, ScreenHistory history) {
        List<String> lines = new ArrayList<>();
        lines.add(terminal + " showed " + forbidden.described() + ", which must not come here:");
        lines.addAll(new ScreenPicture(recollection.told(shown)).plain());
        circumstances(lines, history.sinceAction(), history);
        return recollection.filtered(String.join("\n", lines));
    }

    /** Something else than a screen that did not come: the sentence goes on from the terminal's name. */
    String observed(String sentence, ScreenHistory history) {
        List<String> lines = new ArrayList<>(List.of(terminal + " " + sentence + "."));
        circumstances(lines, history.sinceAction(), history);
        return recollection.filtered(String.join("\n", lines));
    }

    /** Any sentence with what was shown. */
    String told(String sentence, ScreenHistory history) {
        List<String> lines = new ArrayList<>(List.of(sentence));
        circumstances(lines, history.sinceAction(), history);
        return recollection.filtered(String.join("\n", lines));
    }

    private void circumstances(List<String> lines, List<Screen> seen, ScreenHistory history) {
        lines.add(seen.isEmpty() ? "Nothing has been shown since the last action." : "Shown since the last action:");
        seen.stream().skip(Math.max(0, seen.size() - 8)).forEach(screen -> {
            lines.add("  " + line(screen));
            if (history.holeAfter(screen.number())) {
                lines.add("  (here the display's line was lost; what was shown meanwhile is unknown)");
            }
        });
        if (seen.isEmpty()) {
            history.latest().ifPresent(screen -> lines.add("  The display still stands on " + line(screen)));
        }
        lines.add("Last keys and cards: " + listed(recollection.keys(), " "));
        lines.add("Last messages with the host:" + (recollection.messages().isEmpty() ? " none" : ""));
        recollection.messages().forEach(message -> lines.add("  " + message));
    }

    private String line(Screen screen) {
        String text = recollection.told(screen).text();
        return String.format("+%.3f s ", screen.first().toNanos() / 1e9)
                + (text.isEmpty() ? "(blank)" : text.replace("\n", " | "))
                + named(screen);
    }

    private String named(Screen screen) {
        return profile.identify(screen).map(name -> " — '" + name.name() + "'").orElse("");
    }

    private static String listed(List<String> texts, String separator) {
        return texts.isEmpty() ? "none" : String.join(separator, texts);
    }

    private record Nearest(Screen screen, List<String> texts, int distance) {}

    // Of screens equally far off, the one that tells the outcome (it waited for the host) says more than the last one.
    private Optional<Nearest> closest(Awaited expected, List<Screen> seen) {
        List<Nearest> candidates = new ArrayList<>();
        for (Screen screen : seen) {
            for (List<String> texts : expected.alternatives()) {
                int distance = texts.stream()
                                .mapToInt(text -> ScreenPicture.distance(screen, text))
                                .sum()
                        + expected.missing(screen).size();
                candidates.add(new Nearest(screen, texts, distance));
            }
        }
        return candidates.stream()
                .min(Comparator.comparingInt(Nearest::distance)
                        .thenComparing(candidate -> !tellsOutcome(candidate.screen()))
                        .thenComparing(candidate -> -candidate.screen().number()));
    }

    private boolean tellsOutcome(Screen screen) {
        return profile.identify(screen).filter(NamedScreen::host).isPresent();
    }
}
