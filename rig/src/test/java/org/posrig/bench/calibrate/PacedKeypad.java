package org.posrig.bench.calibrate;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.posrig.terminal.Action;
import org.posrig.terminal.CardReader;
import org.posrig.terminal.Cell;
import org.posrig.terminal.Display;
import org.posrig.terminal.DisplayGeometry;
import org.posrig.terminal.DisplayProtocol;
import org.posrig.terminal.Echo;
import org.posrig.terminal.Flow;
import org.posrig.terminal.Key;
import org.posrig.terminal.Keypad;
import org.posrig.terminal.Pace;
import org.posrig.terminal.Peripherals;
import org.posrig.terminal.PinEntryBook;
import org.posrig.terminal.Power;
import org.posrig.terminal.Press;
import org.posrig.terminal.Recollection;
import org.posrig.terminal.Screen;
import org.posrig.terminal.ScreenHistory;
import org.posrig.terminal.Terminal;
import org.posrig.terminal.TerminalProfile;
import org.posrig.terminal.Timing;
import org.posrig.terminal.TypingTrial;
import org.posrig.timeline.Secrets;
import org.posrig.timeline.Timeline;

/** A terminal standing on an amount that takes a key only if it was held, and left alone before, for long enough. It keeps no time of its own. */
final class PacedKeypad implements Keypad, Display, CardReader, Power {

    private static final Key CLEAR = new Key("clear");

    private final ScreenHistory history = new ScreenHistory();
    private final Duration leastHold;
    private final Duration leastGap;
    private Map<Character, Integer> times = Map.of();
    private Duration leftAlone = Duration.ofDays(1);
    private String typed = "";
    private long number;

    PacedKeypad(int leastHold, int leastGap) {
        this.leastHold = Duration.ofMillis(leastHold);
        this.leastGap = Duration.ofMillis(leastGap);
        show();
    }

    /** @param counts how often a digit counts that does not count once */
    TypingTrial trial(Map<Character, Integer> counts) {
        times = counts;
        TerminalProfile profile = new TerminalProfile(
                Path.of("paper.yaml"),
                "paper",
                new DisplayGeometry(DisplayProtocol.VT100, StandardCharsets.UTF_8, 16, 1),
                // Longer than any limit that is tried, so that clearing always counts.
                new Timing(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofNanos(1),
                        Duration.ofMillis(5),
                        Duration.ofMillis(5)),
                Set.of(CLEAR),
                CLEAR,
                Set.of(),
                Map.of(),
                Map.of(
                        "sell",
                        new Flow(
                                "sell",
                                List.of(new Action.TypeValue("amount", Optional.of(new Echo(Echo.Kind.YUAN, CLEAR)))))),
                Map.of());
        Recollection recollection = new Recollection(new Timeline(new Secrets()), "T1", "20260001");
        return TypingTrial.of(new Terminal(
                        "T1",
                        profile,
                        this,
                        this,
                        this,
                        this,
                        Peripherals.none(),
                        recollection,
                        new Pace(profile.pacing(), new Stopped(), note -> {}, PinEntryBook.unkept())))
                .orElseThrow();
    }

    @Override
    public void press(Key key, Press how) {
        boolean counts = how.hold().compareTo(leastHold) >= 0 && leftAlone.compareTo(leastGap) >= 0;
        leftAlone = how.gap();
        if (counts && key.equals(CLEAR)) {
            typed = typed.isEmpty() ? "" : typed.substring(0, typed.length() - 1);
        } else if (counts) {
            typed += key.name().repeat(times.getOrDefault(key.name().charAt(0), 1));
        }
        show();
    }

    @Override
    public void chord(Set<Key> keys, Press how) {
        throw new UnsupportedOperationException("Nobody presses keys together here.");
    }

    private void show() {
        String padded = "0".repeat(Math.max(0, 3 - typed.length())) + typed;
        String text = padded.substring(0, padded.length() - 2) + "." + padded.substring(padded.length() - 2);
        List<Cell> row = new ArrayList<>();
        text.chars().forEach(character -> row.add(new Cell(String.valueOf((char) character), false)));
        history.append(new Screen(++number, Duration.ZERO, Duration.ZERO, List.of(row)));
    }

    @Override
    public ScreenHistory history() {
        return history;
    }

    @Override
    public Set<Key> keys() {
        return Set.of();
    }

    @Override
    public Set<Way> ways(String card) {
        return Set.of();
    }

    @Override
    public void insert(String card) {}

    @Override
    public void tap(String card) {}

    @Override
    public void swipe(String card) {}

    @Override
    public void withdraw() {}

    @Override
    public void cut() {}

    @Override
    public void restore() {}

    @Override
    public void close() {}

    /** Nobody waits for this keypad. */
    private static final class Stopped implements Pace.Ticks {

        @Override
        public Duration now() {
            return Duration.ZERO;
        }

        @Override
        public void pass(Duration time) {}
    }
}
