package org.posrig.terminal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.posrig.timeline.Happening;
import org.posrig.timeline.Secrets;
import org.posrig.timeline.Timeline;

/**
 * A terminal that stands on one entry, of an amount or of a PIN, and whose contacts and whose application can be at fault each for
 * itself.
 */
final class TypingTerminal implements Keypad, Display, CardReader, Power {

    private static final Key CLEAR = new Key("clear");

    private final ScreenHistory history = new ScreenHistory();
    private final Timeline timeline = new Timeline(new Secrets());
    private final Recollection recollection = new Recollection(timeline, "T1", "20260001");
    private final Map<String, Integer> counts = new HashMap<>();
    private final Echo.Kind kind;
    private UnaryOperator<String> application = typed -> typed;
    private Optional<String> sticks = Optional.empty();
    private boolean stuck;
    private boolean tellsStuck;
    private int glitches;
    private int staysFor = Integer.MAX_VALUE;
    private String typed = "";
    private long number;

    TypingTerminal(Echo.Kind kind) {
        this.kind = kind;
        show();
    }

    /** So often a press of this key counts. */
    TypingTerminal key(char digit, int times) {
        counts.put(String.valueOf(digit), times);
        return this;
    }

    /** The next press of any digit counts twice, and no later one does. */
    TypingTerminal glitch() {
        glitches = 1;
        return this;
    }

    /** After this key nothing counts any more; the terminal says why, or does not. */
    TypingTerminal stickingAt(char digit, boolean telling) {
        sticks = Optional.of(String.valueOf(digit));
        tellsStuck = telling;
        return this;
    }

    /** What the application makes of everything typed so far. */
    TypingTerminal application(UnaryOperator<String> makes) {
        application = makes;
        return this;
    }

    /** The entry is gone, as if Enter had been pressed there. */
    TypingTerminal leaves() {
        history.append(Screens.screen(++number, "processing"));
        return this;
    }

    /** The entry goes at the key after so many. */
    TypingTerminal leavingAfter(int keys) {
        staysFor = keys;
        return this;
    }

    void enter(Value value) {
        terminal().perform("enter", Map.of("value", value));
    }

    private Terminal terminal() {
        Map<String, NamedScreen> screens = Map.of(
                "entry", new NamedScreen("entry", List.of(List.of("entry")), false, false),
                "stuck", new NamedScreen("stuck", List.of(List.of("stuck")), false, false, true));
        Flow flow = new Flow(
                "enter",
                List.of(
                        new Action.AwaitScreen(List.of("entry")),
                        new Action.TypeValue("value", Optional.of(new Echo(kind, CLEAR)))));
        TerminalProfile profile = new TerminalProfile(
                Path.of("paper.yaml"),
                "paper",
                new DisplayGeometry(DisplayProtocol.VT100, StandardCharsets.UTF_8, Screens.COLUMNS, 4),
                new Timing(
                        Duration.ofMillis(50),
                        Duration.ofMillis(40),
                        Duration.ofMillis(1),
                        Duration.ofMillis(20),
                        Duration.ofMillis(20)),
                Set.of(CLEAR),
                CLEAR,
                Set.of(),
                screens,
                Map.of("enter", flow),
                Map.of());
        return new Terminal(
                "T1", profile, this, this, this, this, Peripherals.none(), recollection, Pace.silent(profile.pacing()));
    }

    @Override
    public void press(Key key, Press how) {
        timeline.publish("", new Happening.KeyMoved("T1", how.secret() ? "•" : key.name(), true));
        if (stuck) {
            if (tellsStuck) {
                history.append(Screens.screen(++number, "stuck"));
            }
            return;
        }
        if (typed.length() >= staysFor) {
            leaves();
            return;
        }
        if (key.equals(CLEAR)) {
            typed = typed.isEmpty() || kind == Echo.Kind.STARS ? "" : typed.substring(0, typed.length() - 1);
        } else {
            int times = counts.getOrDefault(key.name(), 1) + glitches;
            glitches = 0;
            typed += key.name().repeat(times);
            typed = kind == Echo.Kind.YUAN ? typed.replaceFirst("^0+", "") : typed;
            stuck = sticks.filter(key.name()::equals).isPresent();
        }
        show();
    }

    @Override
    public void chord(Set<Key> keys, Press how) {
        keys.forEach(key -> press(key, how));
    }

    private void show() {
        String shown = application.apply(typed);
        history.append(
                Screens.screen(++number, "entry", kind == Echo.Kind.YUAN ? yuan(shown) : "*".repeat(shown.length())));
    }

    private static String yuan(String digits) {
        String padded = "0".repeat(Math.max(0, 3 - digits.length())) + digits;
        return padded.substring(0, padded.length() - 2) + "." + padded.substring(padded.length() - 2);
    }

    @Override
    public Set<Key> keys() {
        return Set.of();
    }

    @Override
    public ScreenHistory history() {
        return history;
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
    public void close() {
        recollection.close();
    }
}
