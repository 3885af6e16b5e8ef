package org.posrig.bench.walk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.posrig.terminal.NamedScreen;
import org.posrig.terminal.Screen;
import org.posrig.terminal.ScreenMismatch;
import org.posrig.terminal.TerminalProfile;
import org.posrig.yaml.Place;

/** Keeps what a terminal did otherwise than its profile says, each once, however often a walk meets it. */
final class Differences {

    private final TerminalProfile profile;
    private final Map<String, String> texts = new LinkedHashMap<>();

    Differences(TerminalProfile profile) {
        this.profile = profile;
    }

    /** A flow that did not go as it is written; its own place where nothing within it has one. */
    void met(String flow, Origin from, ScreenMismatch mismatch) {
        Place place = mismatch.where().map(ScreenMismatch.InFlow::place).orElseGet(() -> place("flows", flow));
        String inner = mismatch.where().map(ScreenMismatch.InFlow::flow).orElse(flow);
        texts.putIfAbsent(
                place.toString(),
                place + ": the flow '" + inner + "' does not go as the profile says"
                        + (inner.equals(flow) ? "" : " (within '" + flow + "')") + ", gone from " + from + ".\n"
                        + mismatch.getMessage().lines().map(line -> "  " + line).collect(Collectors.joining("\n")));
    }

    void unreached(String start, Origin from, String standing) {
        Place place = place("starts", start);
        texts.putIfAbsent(
                place.toString(),
                place + ": the ways of the start '" + start + "' do not lead there from " + from
                        + "; the terminal stands on " + standing + ".");
    }

    /** An origin to which the navigator found no way. */
    void unreachable(Origin origin, String message) {
        Place place = origin instanceof Origin.AtStart(String name) ? place("starts", name) : place("starts");
        texts.putIfAbsent(place + origin.toString(), place + ": " + message);
    }

    /** Two names of one weight for a screen that the terminal really shows. */
    void seen(List<Screen> screens) {
        for (Screen screen : screens) {
            List<NamedScreen> fitting = profile.screens().values().stream()
                    .filter(named -> named.on(screen))
                    .toList();
            int most = fitting.stream().mapToInt(NamedScreen::weight).max().orElse(0);
            List<NamedScreen> best = fitting.stream()
                    .filter(named -> named.weight() == most)
                    .sorted(java.util.Comparator.comparing(NamedScreen::name))
                    .toList();
            if (best.size() > 1) {
                Place place = place("screens", best.getFirst().name());
                texts.putIfAbsent(
                        place + best.toString(),
                        place + ": the terminal shows \"" + screen.text().replace("\n", " | ") + "\", which "
                                + best.stream().map(NamedScreen::described).collect(Collectors.joining(" and "))
                                + " fit equally well; give one of them a text more.");
            }
        }
    }

    List<String> told() {
        return new ArrayList<>(texts.values());
    }

    private Place place(String... path) {
        return profile.places().of(path).orElseGet(() -> new Place(profile.file(), 1, 1));
    }
}
