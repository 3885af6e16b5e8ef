package org.posrig.terminal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.posrig.timeline.Happening;
import org.posrig.timeline.Secrets;
import org.posrig.timeline.Timeline;

/**
 * A terminal of paper: standing on one screen, a key leads to the next as a table says. What was done to it is on record. It
 * implements the ports that relays and decoders implement elsewhere.
 */
final class ScriptedTerminal implements Keypad, Display, CardReader, Power {

    private final ScreenHistory history = new ScreenHistory();
    private final Timeline timeline = new Timeline(new Secrets());
    private final Map<String, List<String[]>> answers = new HashMap<>();
    private final List<String> done = new ArrayList<>();
    private final List<Press> presses = new ArrayList<>();
    private final Recollection recollection = new Recollection(timeline, "T1", "20260001");
    private String standing = "";
    private long number;

    /** The terminal as steps see it. */
    Terminal terminal(TerminalProfile profile) {
        return new Terminal(
                "T1", profile, this, this, this, this, Peripherals.none(), recollection, Pace.silent(profile.pacing()));
    }

    /** The same, at a pace of the test's own. */
    Terminal terminal(TerminalProfile profile, Pace pace) {
        return new Terminal("T1", profile, this, this, this, this, Peripherals.none(), recollection, pace);
    }

    /** What follows when, standing on a screen of this first row, something is done: screens one after the other. */
    ScriptedTerminal on(String firstRow, String doing, String[]... screens) {
        answers.put(firstRow + "/" + doing, List.of(screens));
        return this;
    }

    static String[] rows(String... rows) {
        return rows;
    }

    ScriptedTerminal show(String... rows) {
        standing = rows.length == 0 ? "" : rows[0];
        history.append(Screens.screen(++number, rows));
        return this;
    }

    /** Everything that was done to it, in order; secret keys as the timeline has them. */
    List<String> done() {
        return done;
    }

    List<Press> presses() {
        return presses;
    }

    Recollection recollection() {
        return recollection;
    }

    Timeline timeline() {
        return timeline;
    }

    @Override
    public Set<Key> keys() {
        return Set.of();
    }

    @Override
    public void press(Key key, Press how) {
        presses.add(how);
        timeline.publish("", new Happening.KeyMoved("T1", how.secret() ? "•" : key.name(), true));
        act(key.name());
    }

    @Override
    public void chord(Set<Key> keys, Press how) {
        presses.add(how);
        act(String.join("+", keys.stream().sorted().map(Key::name).toList()));
    }

    @Override
    public ScreenHistory history() {
        return history;
    }

    @Override
    public Set<Way> ways(String card) {
        return card.equals("everyday debit") ? Set.of(Way.CHIP, Way.STRIPE, Way.CONTACTLESS) : Set.of(Way.STRIPE);
    }

    @Override
    public void insert(String card) {
        moved(card, "inserted");
    }

    @Override
    public void tap(String card) {
        moved(card, "tapped");
    }

    @Override
    public void swipe(String card) {
        moved(card, "swiped");
    }

    @Override
    public void withdraw() {
        act("withdraw");
    }

    @Override
    public void cut() {
        act("cut");
    }

    @Override
    public void restore() {
        act("restore");
    }

    @Override
    public void close() {
        recollection.close();
    }

    /** The timing of a profile for tests: short waits, so that what never comes is soon known. */
    static Timing timing() {
        return new Timing(
                Duration.ofMillis(50),
                Duration.ofMillis(40),
                Duration.ofMillis(1),
                Duration.ofMillis(100),
                Duration.ofMillis(200));
    }

    private void moved(String card, String how) {
        timeline.publish("", new Happening.CardMoved("T1", card, how));
        act(how);
    }

    private void act(String doing) {
        done.add(doing);
        List<String[]> screens =
                answers.getOrDefault(standing + "/" + doing, answers.getOrDefault("*/" + doing, List.of()));
        screens.forEach(this::show);
    }
}
