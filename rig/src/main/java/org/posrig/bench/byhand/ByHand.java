package org.posrig.bench.byhand;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.posrig.bench.Bench;
import org.posrig.bench.BenchFile;
import org.posrig.bench.BenchOpener;
import org.posrig.bench.Lane;
import org.posrig.fault.BadInput;
import org.posrig.terminal.CardReader;
import org.posrig.terminal.Key;
import org.posrig.terminal.Navigator;
import org.posrig.terminal.Screen;
import org.posrig.terminal.ScreenMismatch;
import org.posrig.terminal.Terminal;
import org.posrig.terminal.Value;
import org.posrig.timeline.Secrets;
import org.posrig.timeline.Timeline;
import org.posrig.yaml.Nearest;

/** One terminal of an open bench, moved by hand; each movement is followed by what the display shows. Closing it opens all contacts. */
public final class ByHand implements AutoCloseable {

    private static final String LOGGED_OUT = "logged-out";

    private final Bench bench;
    private final Lane lane;
    private final Terminal terminal;
    private final PrintStream out;
    private final SecretEntry secrets;

    private ByHand(Bench bench, Lane lane, PrintStream out) {
        this.bench = bench;
        this.lane = lane;
        this.terminal = lane.terminals().getFirst();
        this.out = out;
        this.secrets = new SecretEntry(terminal.profile());
    }

    /**
     * What the bench file says of a terminal.
     *
     * @param name empty for the first
     * @throws BadInput when the bench has none of that name
     */
    public static BenchFile.TerminalPart part(BenchFile file, Optional<String> name) {
        return name.map(asked -> file.terminals().stream()
                        .filter(part -> part.name().equals(asked))
                        .findFirst()
                        .orElseThrow(() -> new BadInput(file.file() + ": there is no terminal '" + asked + "'"
                                + Nearest.to(asked, file.terminalNames())
                                        .map(near -> ", did you mean '" + near + "'?")
                                        .orElse("; it has " + String.join(", ", file.terminalNames()) + "."))))
                .orElseGet(() -> file.terminals().getFirst());
    }

    /**
     * Opens the bench and takes a terminal, whether it is in service or not. A stand-in, which begins anew with each opening, is switched on.
     *
     * @param from a start of the profile to bring the terminal to first
     */
    public static ByHand open(
            BenchOpener opener, String name, Optional<String> from, Path state, Path work, PrintStream out) {
        Bench bench = opener.byHand().open(state, work, new Timeline(new Secrets()));
        try {
            ByHand hand = new ByHand(bench, bench.lease(name), out);
            hand.begin(from);
            return hand;
        } catch (RuntimeException e) {
            bench.close();
            throw e;
        }
    }

    private void begin(Optional<String> from) {
        Optional<String> start = from.or(() -> Optional.of(LOGGED_OUT)
                .filter(usual -> lane.handInside(terminal).isPresent())
                .filter(terminal.profile().starts()::containsKey));
        start.ifPresent(where -> new Navigator(terminal).goTo(where, lane.usualValues()));
        show();
    }

    public Terminal terminal() {
        return terminal;
    }

    public Lane lane() {
        return lane;
    }

    /** Presses a key; a digit of a PIN or a password is told as a dot. */
    public void press(Press press) {
        boolean secret = secrets.hides(terminal.screens().latest(), press.key());
        out.println("press " + (secret ? "•" : press));
        if (secret) {
            terminal.type(Value.secret(press.key().name()));
        } else if (press.hold().isPresent()) {
            terminal.press(press.key(), press.hold().get());
        } else {
            terminal.press(press.key());
        }
        show();
    }

    /** Brings a card; it stays there until this is closed or another comes. */
    public void card(String card, CardReader.Way way) {
        out.println("card " + card + " by " + way.name().toLowerCase(java.util.Locale.ROOT));
        terminal.present(card, way);
        show();
    }

    /** Cuts the power; it comes back when this is closed. */
    public void powerOff() {
        out.println("power off");
        terminal.cutPower();
        show();
    }

    /** Brings the power back and switches the terminal on as its profile says. */
    public void powerOn() {
        out.println("power on");
        terminal.restorePower();
        terminal.profile().wayFromDark().ifPresent(flow -> {
            try {
                terminal.perform(flow, lane.usualValues());
            } catch (ScreenMismatch e) {
                out.println("It did not start as the flow '" + flow + "' of its profile says.");
            }
        });
        show();
    }

    private void show() {
        String name = terminal.standing().map(screen -> " — " + screen.name()).orElse("");
        Optional<Screen> latest = terminal.screens().latest();
        if (latest.isEmpty()) {
            out.println("  " + terminal.name() + " has shown nothing since the bench was opened.");
        } else {
            List<String> lines = latest.get().boxed();
            out.println(lines.getFirst() + name);
            lines.subList(1, lines.size()).forEach(line -> out.println(secrets.shown(line)));
        }
    }

    @Override
    public void close() {
        try {
            lane.close();
        } finally {
            bench.close();
        }
    }

    /**
     * A key to be pressed.
     *
     * @param hold longer or shorter than the profile says
     */
    public record Press(Key key, Optional<java.time.Duration> hold) {

        @Override
        public String toString() {
            return key.name() + hold.map(time -> ":" + time.toMillis() + "ms").orElse("");
        }
    }
}
