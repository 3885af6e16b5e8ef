package org.posrig.terminal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A terminal under test as a person meets it: keys, cards, power, and a screen to look at. What to press for an intent comes from
 * its profile. Waiting looks at everything shown since the last action, so that a message that only flashed is seen.
 */
public final class Terminal {

    /** Within so long an action shows on a terminal that reacts at once; sooner, the screen before may still stand there. */
    private static final Duration REACTION = Duration.ofMillis(80);

    private final String name;
    private final TerminalProfile profile;
    private final Display display;
    private final CardReader cards;
    private final Power power;
    private final Peripherals peripherals;
    private final Recollection recollection;
    private final MismatchText mismatch;
    private final Condition condition;
    private final Hand hand;
    private volatile boolean dark;

    /** @param pace outlives the scenarios, as the terminal does */
    public Terminal(
            String name,
            TerminalProfile profile,
            Keypad keypad,
            Display display,
            CardReader cards,
            Power power,
            Peripherals peripherals,
            Recollection recollection,
            Pace pace) {
        this.name = name;
        this.profile = profile;
        this.display = display;
        this.cards = cards;
        this.power = power;
        this.peripherals = peripherals;
        this.recollection = recollection;
        this.mismatch = new MismatchText(profile, name, recollection);
        this.condition = new Condition(name, profile, display.history());
        this.hand = new Hand(name, profile, keypad, display.history(), condition, pace, this::actionBegins);
    }

    public String name() {
        return name;
    }

    public TerminalProfile profile() {
        return profile;
    }

    public ScreenHistory screens() {
        return display.history();
    }

    /** Presses one key as long as the profile says. */
    public void press(Key key) {
        hand.press(key, Optional.empty(), false);
    }

    /** Holds one key down for a time of the step's own, up to {@link Press#LONGEST_HOLD}. */
    public void press(Key key, Duration hold) {
        hand.press(key, Optional.of(hold), false);
    }

    /** Presses keys together. @throws org.posrig.fault.RigFault when the keypad's matrix would make another key appear; nothing is pressed then */
    public void pressTogether(Set<Key> keys) {
        hand.chord(keys);
    }

    /** What it says of its own condition. */
    public Condition condition() {
        return condition;
    }

    /**
     * Does what the profile's flow says.
     *
     * @param values what the flow's parameters stand for
     * @throws ScreenMismatch when a screen does not come that the flow waits for
     */
    public void perform(String flow, Map<String, Value> values) {
        hand.wake();
        new Performance(this, flow, values, hand::lastKey).perform();
    }

    public void perform(String flow) {
        perform(flow, Map.of());
    }

    /** Types digits, one key after the other; nobody looks at what the terminal makes of them. */
    public void type(Value value) {
        for (char digit : value.digits().toCharArray()) {
            hand.press(Key.digit(digit), Optional.empty(), value.secret());
        }
    }

    /**
     * Waits for one of the named screens, with the given texts on it, among all shown since the last action.
     *
     * @throws ScreenMismatch when the profile's deadline passes without it
     */
    public Screen await(List<String> names, List<String> texts) {
        return waiting().await(expectation(names, texts));
    }

    public Screen await(String screen) {
        return await(List.of(screen), List.of());
    }

    /** Waits until one of the named screens stands on the display, whenever it came. */
    public void awaitStanding(List<String> names) {
        // What stood there before the last action may fit too: a password's entry has the number's on it as well.
        settle();
        waiting().awaitStanding(expectation(names, List.of()));
    }

    /** @throws ScreenMismatch when no screen since the last action shows the text within the host deadline */
    public Screen awaitText(String text) {
        return waiting()
                .await(new Expectation(
                        List.of(new NamedScreen("any screen", List.of(List.of(text)), true, false)), List.of()));
    }

    /** The way to whatever else may be seen on its screens. */
    public Lookout lookout() {
        return new Lookout(this, waiting(), mismatch);
    }

    /** @throws ScreenMismatch when the screen has been shown since the last action */
    public void requireNever(String screen) {
        NamedScreen forbidden = profile.screen(screen);
        screens().sinceAction().stream().filter(forbidden::on).findFirst().ifPresent(shown -> {
            throw new ScreenMismatch(mismatch.forbidden(forbidden, shown, screens()));
        });
    }

    /** The profile's name of what stands on the display once it is settled. */
    public Optional<NamedScreen> standing() {
        settle();
        return screens().latest().flatMap(profile::identify);
    }

    public boolean standsOn(String screen) {
        NamedScreen named = profile.screen(screen);
        settle();
        return screens().latest().filter(named::on).isPresent();
    }

    /** Brings a card to the terminal in the given way; a card in the slot stays there until {@link #withdrawCard()}. */
    public void present(String card, CardReader.Way way) {
        actionBegins();
        switch (way) {
            case CHIP -> cards.insert(card);
            case STRIPE -> cards.swipe(card);
            case CONTACTLESS -> cards.tap(card);
        }
    }

    public void withdrawCard() {
        cards.withdraw();
    }

    /** The ways in which a card can be presented at this terminal. */
    public boolean takes(String card, CardReader.Way way) {
        return cards.ways(card).contains(way);
    }

    public void cutPower() {
        actionBegins();
        dark = true;
        power.cut();
    }

    public void restorePower() {
        actionBegins();
        power.restore();
        dark = false;
    }

    /** Restores the power where it has been cut. */
    public void ensurePower() {
        if (dark) {
            restorePower();
        }
    }

    /** What it prints; empty where the bench has no printer at it or its profile knows no receipts. */
    public Optional<Receipts> receipts() {
        return peripherals.receipts(name, profile, recollection);
    }

    /** Whether codes can be brought to it. */
    public boolean scans() {
        return peripherals.scanner().isPresent();
    }

    /** Types a payer's code into the scanner's line. */
    public void scan(String whose, String code) {
        actionBegins();
        peripherals.scanner().orElseThrow().scan(whose, code);
    }

    /** What is read back of it; empty where the bench has no sense inputs at it. */
    public Optional<SenseReading> senses() {
        return peripherals.senses().map(inputs -> new SenseReading(this, inputs));
    }

    /** The way to what the terminal tells of itself. */
    public VersionReading versionReading() {
        return new VersionReading(this, mismatch);
    }

    private void actionBegins() {
        screens().actionBegins();
        peripherals.actionBegins();
    }

    /** Waits until the last action shows, which it need not, and then until the display is settled. */
    void settle() {
        screens().await(screen -> true, REACTION);
        screens().awaitSettled(profile.timing().quiet(), profile.timing().screen());
    }

    Hand hand() {
        return hand;
    }

    /** A failure of the terminal other than a screen that does not come; the sentence goes on from its name. */
    ScreenMismatch mismatch(String sentence) {
        // A terminal that has locked itself, or has no paper, shows nothing that is expected any more.
        condition().needsCare().ifPresent(fault -> {
            throw fault;
        });
        return new ScreenMismatch(mismatch.observed(sentence, screens()));
    }

    private Waiting waiting() {
        return new Waiting(this, mismatch, hand.lastKey(), condition);
    }

    private Expectation expectation(List<String> names, List<String> texts) {
        return new Expectation(names.stream().map(profile::screen).toList(), texts);
    }
}
