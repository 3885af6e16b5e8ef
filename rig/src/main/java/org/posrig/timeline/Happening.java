package org.posrig.timeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What can happen on a bench: plain values only, so that any reader can keep, draw or search them. */
public sealed interface Happening {

    /** The same with every text passed through a filter that takes secrets out. */
    Happening filtered(UnaryOperator<String> filter);

    /** A scenario takes its lane. {@code place} is {@code file:line}. */
    record ScenarioStarted(String name, String place, List<String> tags) implements Happening {
        @Override
        public Happening filtered(UnaryOperator<String> filter) {
            return new ScenarioStarted(
                    filter.apply(name),
                    filter.apply(place),
                    tags.stream().map(filter).toList());
        }
    }

    /**
     * A scenario ends.
     *
     * @param place {@code file:line}, as at its start
     * @param verdict passed, failed, broken or skipped
     * @param cause what is to blame in a few words, such as {@code relay board}; empty unless failed or broken
     */
    record ScenarioEnded(String name, String place, String verdict, String cause, String message) implements Happening {

        public ScenarioEnded(String name, String verdict, String message) {
            this(name, "", verdict, "", message);
        }

        @Override
        public Happening filtered(UnaryOperator<String> filter) {
            return new ScenarioEnded(
                    filter.apply(name),
                    filter.apply(place),
                    filter.apply(verdict),
                    filter.apply(cause),
                    filter.apply(message));
        }
    }

    /** A Gherkin step begins. */
    record StepStarted(String text) implements Happening {
        @Override
        public Happening filtered(UnaryOperator<String> filter) {
            return new StepStarted(filter.apply(text));
        }
    }

    /** A key of a terminal goes down or up; a key of a secret entry is told as {@code •}. */
    record KeyMoved(String terminal, String key, boolean down) implements Happening {
        @Override
        public Happening filtered(UnaryOperator<String> filter) {
            return new KeyMoved(filter.apply(terminal), filter.apply(key), down);
        }
    }

    /** A relay's contact closes or opens; a relay that belongs to a secret entry is told as {@code •}. */
    record RelayMoved(String board, String channel, boolean closed) implements Happening {
        @Override
        public Happening filtered(UnaryOperator<String> filter) {
            return new RelayMoved(filter.apply(board), filter.apply(channel), closed);
        }
    }

    /**
     * A key has been pressed: when its contact was to close and to open, and when it did. All times are of the timeline's clock; a contact
     * is said to be closed when its board says so.
     *
     * @param key {@code •} in a secret entry; several that were pressed together as {@code f1+clear}, as one
     * @param closing when it was to close: at once, or when the gap of the press before was over
     * @param opening when it was to open: {@code closed} and the press's hold
     */
    record Pressed(String terminal, String key, Duration closing, Duration closed, Duration opening, Duration opened)
            implements Happening {
        @Override
        public Happening filtered(UnaryOperator<String> filter) {
            return new Pressed(filter.apply(terminal), filter.apply(key), closing, closed, opening, opened);
        }
    }

    /** A card meets a terminal: {@code how} is inserted, removed, tapped, lifted or swiped. */
    record CardMoved(String terminal, String card, String how) implements Happening {
        @Override
        public Happening filtered(UnaryOperator<String> filter) {
            return new CardMoved(filter.apply(terminal), filter.apply(card), filter.apply(how));
        }
    }

    /** A terminal's power is cut or restored. */
    record PowerMoved(String terminal, boolean present) implements Happening {
        @Override
        public Happening filtered(UnaryOperator<String> filter) {
            return new PowerMoved(filter.apply(terminal), present);
        }
    }

    /** What is read back of a terminal goes on or off: a lamp, a buzzer, a contact; nothing of it is told during a secret entry. */
    record SenseMoved(String terminal, String name, boolean on) implements Happening {
        @Override
        public Happening filtered(UnaryOperator<String> filter) {
            return new SenseMoved(filter.apply(terminal), filter.apply(name), on);
        }
    }

    /**
     * A terminal shows another screen. {@code first} and {@code last} are the times of the first and the last byte that made it.
     *
     * @param screen the screen's number, rising for each terminal
     * @param rows as text, each as many columns wide as the display
     * @param inverse for each row the columns in inverse video as {@code #}, the others as blanks
     */
    record ScreenShown(
            String terminal, long screen, Duration first, Duration last, List<String> rows, List<String> inverse)
            implements Happening {
        @Override
        public Happening filtered(UnaryOperator<String> filter) {
            // The rows together, because a card number may begin on one and end on the next.
            List<String> filtered =
                    List.of(filter.apply(String.join("\n", rows)).split("\n", -1));
            return new ScreenShown(
                    filter.apply(terminal),
                    screen,
                    first,
                    last,
                    rows.isEmpty() ? rows : filtered,
                    inverse.stream().map(filter).toList());
        }
    }

    /**
     * A terminal has printed a slip.
     *
     * @param receipt the slip's number, rising for each terminal
     */
    record ReceiptPrinted(String terminal, long receipt, List<String> lines) implements Happening {
        @Override
        public Happening filtered(UnaryOperator<String> filter) {
            // The lines together, as a screen's rows.
            List<String> filtered =
                    List.of(filter.apply(String.join("\n", lines)).split("\n", -1));
            return new ReceiptPrinted(filter.apply(terminal), receipt, lines.isEmpty() ? lines : filtered);
        }
    }

    /** A payer's code is typed into a terminal's scanner; {@code whose} it is, never the code. */
    record CodeScanned(String terminal, String whose) implements Happening {
        @Override
        public Happening filtered(UnaryOperator<String> filter) {
            return new CodeScanned(filter.apply(terminal), filter.apply(whose));
        }
    }

    /** A display line is lost or back. */
    record LineMoved(String terminal, String port, boolean present, String reason) implements Happening {
        @Override
        public Happening filtered(UnaryOperator<String> filter) {
            return new LineMoved(filter.apply(terminal), filter.apply(port), present, filter.apply(reason));
        }
    }

    /** One field of a host message, already masked: number, the field's name, the value as text. */
    record Field(int number, String name, String value) {}

    /**
     * A message between a terminal and the host.
     *
     * @param connection names the TCP connection
     * @param terminalNumber F41
     * @param towardsHost true for requests
     * @param summary one readable line
     * @param fields a {@link LateList} where showing them takes time; filtered when they are looked at
     */
    record HostMessage(
            String connection, String terminalNumber, boolean towardsHost, String summary, List<Field> fields)
            implements Happening {

        private static List<Field> filtered(List<Field> fields, UnaryOperator<String> filter) {
            List<Field> filtered = new ArrayList<>(fields.size());
            for (Field field : fields) {
                filtered.add(new Field(field.number(), filter.apply(field.name()), filter.apply(field.value())));
            }
            return filtered;
        }

        @Override
        public Happening filtered(UnaryOperator<String> filter) {
            return new HostMessage(
                    filter.apply(connection),
                    filter.apply(terminalNumber),
                    towardsHost,
                    filter.apply(summary),
                    new LateList<>(() -> filtered(fields, filter)));
        }
    }

    /** A remark: what the rig did on its own, what customer service did, a fault that was switched on. */
    record Note(String text) implements Happening {
        @Override
        public Happening filtered(UnaryOperator<String> filter) {
            return new Note(filter.apply(text));
        }
    }

    /**
     * A run begins, on the bench as a whole: by the wall clock (ISO 8601). In the folder {@code home} the {@code command} and a place run a
     * scenario again.
     */
    record RunStarted(String bench, String began, String home, String command) implements Happening {
        @Override
        public Happening filtered(UnaryOperator<String> filter) {
            return new RunStarted(filter.apply(bench), filter.apply(began), filter.apply(home), filter.apply(command));
        }
    }

    /** A lane's scenario has a terminal, with its F41. {@code versions} is empty as long as it has not told them. */
    record TerminalTaken(String terminal, String number, String model, String versions) implements Happening {
        @Override
        public Happening filtered(UnaryOperator<String> filter) {
            return new TerminalTaken(
                    filter.apply(terminal), filter.apply(number), filter.apply(model), filter.apply(versions));
        }
    }

    /** The Gherkin step that began last in this lane ends. {@code verdict} is passed, failed, broken or skipped. */
    record StepEnded(String verdict, String message) implements Happening {
        @Override
        public Happening filtered(UnaryOperator<String> filter) {
            return new StepEnded(filter.apply(verdict), filter.apply(message));
        }
    }

    /**
     * What came over a display's line for one screen, decoded.
     *
     * @param screen the number of the screen it led to, or of the one that it left as it was
     * @param bytes how many
     * @param text control characters as their Unicode pictures; where digits may be secret they are {@code •}
     */
    record DisplayRead(String terminal, long screen, Duration first, Duration last, long bytes, String text)
            implements Happening {
        @Override
        public Happening filtered(UnaryOperator<String> filter) {
            return new DisplayRead(filter.apply(terminal), screen, first, last, bytes, filter.apply(text));
        }
    }

    /**
     * A step has waited for a screen in vain.
     *
     * @param expected in words
     * @param deadline how long it waited
     * @param screen the number of the closest screen since the last action; 0 where there was none
     */
    record ExpectationMissed(
            String terminal, String expected, Duration deadline, long screen, List<MissingText> missing)
            implements Happening {
        @Override
        public Happening filtered(UnaryOperator<String> filter) {
            return new ExpectationMissed(
                    filter.apply(terminal),
                    filter.apply(expected),
                    deadline,
                    screen,
                    missing.stream().map(text -> text.filtered(filter)).toList());
        }
    }
}
