package org.posrig.evidence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.posrig.timeline.Happening;

/**
 * What was done to the terminals, a line each: when, to which, what, and for a key how long it was down. Relays are counted at the
 * end. Keys and relays of a secret entry are {@code •} already; their times are told as they are.
 */
final class KeyLane {

    private record Line(Moment moment, String terminal, String what) {}

    private final List<Moment> moments;

    private KeyLane(List<Moment> moments) {
        this.moments = moments;
    }

    /** The lane, or empty when nothing was done. */
    static Optional<String> of(Story story) {
        KeyLane lane = new KeyLane(story.moments());
        List<Line> lines = lane.lines();
        String relays = lane.relays();
        if (lines.isEmpty() && relays.isEmpty()) {
            return Optional.empty();
        }
        int time = lines.stream()
                .mapToInt(line -> line.moment().time().length())
                .max()
                .orElse(0);
        int terminal =
                lines.stream().mapToInt(line -> line.terminal().length()).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            text.append(" ".repeat(time - line.moment().time().length()))
                    .append(line.moment().time())
                    .append("  ")
                    .append(line.terminal())
                    .append(" ".repeat(terminal - line.terminal().length()))
                    .append("  ")
                    .append(line.what())
                    .append('\n');
        }
        return Optional.of(text.append(lines.isEmpty() || relays.isEmpty() ? "" : "\n")
                .append(relays)
                .toString());
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < moments.size(); i++) {
            Moment moment = moments.get(i);
            switch (moment.what()) {
                case Happening.KeyMoved key -> {
                    if (key.down()) {
                        lines.add(line(moment, key.terminal(), press(i, key)));
                    } else if (!pressedBefore(i, key)) {
                        lines.add(line(
                                moment, key.terminal(), "key " + key.key() + "  let go, its press is not on record"));
                    }
                }
                case Happening.CardMoved card ->
                    lines.add(line(moment, card.terminal(), "card " + card.card() + "  " + card.how()));
                case Happening.CodeScanned code ->
                    lines.add(line(moment, code.terminal(), "code of " + code.whose() + "  scanned"));
                case Happening.PowerMoved power ->
                    lines.add(line(moment, power.terminal(), power.present() ? "power restored" : "power cut"));
                default -> {}
            }
        }
        return lines;
    }

    private static Line line(Moment moment, String terminal, String what) {
        return new Line(moment, Visible.line(terminal), Visible.line(what));
    }

    private String press(int index, Happening.KeyMoved down) {
        Happening up = new Happening.KeyMoved(down.terminal(), down.key(), false);
        for (Moment later : moments.subList(index + 1, moments.size())) {
            if (later.what().equals(down)) {
                break;
            }
            if (later.what().equals(up)) {
                Duration held = later.since().minus(moments.get(index).since());
                return "key " + down.key() + "  " + held.toMillis() + " ms";
            }
        }
        return "key " + down.key() + "  not seen to be let go";
    }

    private boolean pressedBefore(int index, Happening.KeyMoved up) {
        Happening down = new Happening.KeyMoved(up.terminal(), up.key(), true);
        for (Moment earlier : moments.subList(0, index).reversed()) {
            if (earlier.what().equals(down)) {
                return true;
            }
            if (earlier.what().equals(up)) {
                return false;
            }
        }
        return false;
    }

    private String relays() {
        Map<String, Map<String, Integer>> closings = new TreeMap<>();
        for (Moment moment : moments) {
            if (moment.what() instanceof Happening.RelayMoved relay && relay.closed()) {
                closings.computeIfAbsent(relay.board(), board -> new TreeMap<>())
                        .merge(relay.channel(), 1, Integer::sum);
            }
        }
        return closings.entrySet().stream()
                .map(board -> relays(board.getKey(), board.getValue()))
                .collect(Collectors.joining());
    }

    private static String relays(String board, Map<String, Integer> channels) {
        int all = channels.values().stream().mapToInt(Integer::intValue).sum();
        String each = channels.entrySet().stream()
                .map(channel -> channel.getKey() + " ×" + channel.getValue())
                .collect(Collectors.joining(", "));
        return Visible.line("relays closed on %s: %d (%s)".formatted(board, all, each)) + "\n";
    }
}
