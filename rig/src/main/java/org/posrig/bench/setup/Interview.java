package org.posrig.bench.setup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.posrig.bench.doctor.Machine;
import org.posrig.fault.BadInput;
import org.posrig.relay.ActiveLevel;
import org.posrig.terminal.Key;
import org.posrig.terminal.ProfileReader;
import org.posrig.terminal.TerminalProfile;

/** Asks what a bench is to be made of. */
final class Interview {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,30}");
    private static final Pattern ADDRESS = Pattern.compile("0x2[0-7]");
    private static final String NO_CARD = "none";

    private final Questions questions;
    private final Machine machine;
    private final Deque<String> ports;
    private final Set<String> taken = new HashSet<>();

    Interview(Questions questions, Machine machine) {
        this.questions = questions;
        this.machine = machine;
        this.ports = new ArrayDeque<>(machine.serialById());
    }

    /** @param proposed the profile that an empty line takes */
    Plan ask(Path file, Path fixtures, Path proposed) {
        found();
        String name = questions.matching("Name of the bench", "my-bench", NAME, "letters, digits, - and _");
        TerminalProfile profile = profile(proposed);
        int count = questions.number("How many terminals", 1, 1, 8);
        List<String> names = new ArrayList<>();
        List<List<String>> cards = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        List<String> displays = new ArrayList<>();
        List<Integer> bauds = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            names.add(unused("Name of terminal " + i, "T" + i, NAME, "letters, digits, - and _"));
            numbers.add(unused(
                    "Terminal number (F41) of " + names.getLast(),
                    "2026000" + i,
                    Pattern.compile("[0-9A-Za-z]{8}"),
                    "eight digits or letters"));
            displays.add(port("Serial port of the display of " + names.getLast()));
            bauds.add(questions.number("Its baud rate", 115_200, 300, 4_000_000));
            cards.add(cards(names.getLast()));
        }
        int lines = cards.stream()
                .mapToInt(slot -> slot.size() + profile.keys().size() + 1)
                .sum();
        List<Board> boards = boards(lines);
        Deque<Plan.Wire> free = new ArrayDeque<>();
        boards.forEach(board -> board.lines().forEach(line -> free.add(new Plan.Wire(board, line))));
        List<Plan.Planned> terminals = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            terminals.add(new Plan.Planned(
                    names.get(i),
                    numbers.get(i),
                    displays.get(i),
                    bauds.get(i),
                    cards.get(i),
                    wires(profile, cards.get(i).size(), free)));
        }
        return new Plan(name, file, fixtures, profile, boards, terminals);
    }

    private void found() {
        questions.tell("This machine: " + machine.model().orElse("no Raspberry Pi") + ".");
        List<String> buses = machine.names("/dev", "i2c-*");
        questions.tell("I2C buses: " + (buses.isEmpty() ? "none" : String.join(", ", buses)) + ".");
        questions.tell("Serial ports by stable names: " + (ports.isEmpty() ? "none." : ""));
        ports.forEach(port -> questions.tell("  " + port));
        questions.tell("Enter takes the answer in brackets.");
    }

    private TerminalProfile profile(Path proposed) {
        List<TerminalProfile> read = new ArrayList<>();
        questions.ask("Profile of the terminals", proposed.toString(), answer -> {
            try {
                read.add(ProfileReader.read(Path.of(answer).toAbsolutePath().normalize()));
                return Optional.empty();
            } catch (BadInput e) {
                return Optional.of(e.mistakes().getFirst());
            }
        });
        return read.getLast();
    }

    private String unused(String question, String usual, Pattern pattern, String words) {
        String answer = questions.ask(
                question,
                usual,
                given -> !pattern.matcher(given).matches()
                        ? Optional.of("That is to be " + words + ".")
                        : taken.contains(given) ? Optional.of(given + " is used already.") : Optional.empty());
        taken.add(answer);
        return answer;
    }

    private String port(String question) {
        String answer = questions.ask(
                question,
                Optional.ofNullable(ports.peek()).orElse(""),
                given -> given.isEmpty()
                        ? Optional.of("Nothing is plugged in that could be proposed; write the port's path.")
                        : !given.matches("/[^\\s{}\\[\\],#:]+(:[^\\s{}\\[\\],#:]+)*")
                                ? Optional.of("That is to be a path such as /dev/serial/by-id/usb-….")
                                : taken.contains(given) ? Optional.of(given + " is used already.") : Optional.empty());
        taken.add(answer);
        ports.remove(answer);
        return answer;
    }

    private List<String> cards(String terminal) {
        String answer = questions.matching(
                "Cards in the slot of " + terminal + ", by their names in the card file, separated by commas",
                NO_CARD,
                Pattern.compile("[\\p{L}\\p{N} _-]+(,[\\p{L}\\p{N} _-]+)*"),
                "names separated by commas, or none");
        return answer.equals(NO_CARD)
                ? List.of()
                : Arrays.stream(answer.split(",")).map(String::strip).distinct().toList();
    }

    private List<Board> boards(int lines) {
        questions.tell(lines + " lines are needed: one for each key, one for the power, one for each card.");
        while (true) {
            String kind = questions.matching(
                    "What closes the contacts: gpio, expander (MCP23017), gpio+expander, usb",
                    machine.isPi() ? (lines > Pins.header(ActiveLevel.LOW).size() ? "gpio+expander" : "gpio") : "usb",
                    Pattern.compile("gpio|expander|gpio\\+expander|usb"),
                    "gpio, expander, gpio+expander or usb");
            List<Board> boards = kind.equals("usb") ? usb(lines) : onPi(kind, lines);
            int there = boards.stream().mapToInt(board -> board.lines().size()).sum();
            if (there >= lines) {
                return boards;
            }
            boards.stream().filter(Board.Usb.class::isInstance).forEach(board -> {
                String port = ((Board.Usb) board).port();
                taken.remove(port);
                ports.addFirst(port);
            });
            questions.tell("That makes " + there + " lines, and " + lines + " are needed; take more boards.");
        }
    }

    private List<Board> onPi(String kind, int lines) {
        ActiveLevel active = questions
                        .matching(
                                "Level at which a relay closes: low (most boards with optocouplers) or high",
                                "low",
                                Pattern.compile("low|high"),
                                "low or high")
                        .equals("low")
                ? ActiveLevel.LOW
                : ActiveLevel.HIGH;
        List<Board> boards = new ArrayList<>();
        int left = lines;
        if (kind.startsWith("gpio")) {
            Board header = new Board.Header("pi", active);
            boards.add(header);
            left -= header.lines().size();
        }
        if (kind.endsWith("expander")) {
            int count = questions.number("How many expanders", Math.max(1, (left + 15) / 16), 1, 8);
            int bus = questions.number("I2C bus of the expanders", 1, 0, 255);
            for (int i = 0; i < count; i++) {
                String address = unused(
                        "Address of expander " + (i + 1) + ", by its pins A0 to A2",
                        String.format(Locale.ROOT, "0x%02X", 0x20 + i),
                        ADDRESS,
                        "0x20 to 0x27");
                boards.add(new Board.Expander("expander" + (i + 1), active, bus, address));
            }
            // Asked for again where the lines do not suffice.
            boards.forEach(board -> {
                if (board instanceof Board.Expander expander) {
                    taken.remove(expander.address());
                }
            });
        }
        return boards;
    }

    private List<Board> usb(int lines) {
        List<Board> boards = new ArrayList<>();
        int count = questions.number("How many USB relay boards", Math.max(1, (lines + 15) / 16), 1, 16);
        for (int i = 1; i <= count; i++) {
            boards.add(new Board.Usb(
                    "usb" + i,
                    port("Serial port of USB relay board " + i),
                    questions.number("Relays on it", 16, 1, 16)));
        }
        return boards;
    }

    private static Map<String, Plan.Wire> wires(TerminalProfile profile, int cards, Deque<Plan.Wire> free) {
        Map<String, Plan.Wire> wires = new LinkedHashMap<>();
        // A power cut by accident is the worst of all: the line that is surest to be open at the start is its.
        wires.put("power", free.pop());
        profile.keys().stream()
                .map(Key::name)
                .sorted(Comparator.<String, Boolean>comparing(key -> !Character.isDigit(key.charAt(0)))
                        .thenComparing(Comparator.naturalOrder()))
                .forEach(key -> wires.put("key." + key, free.pop()));
        for (int position = 1; position <= cards; position++) {
            wires.put("chip." + position, free.pop());
        }
        return wires;
    }

    /** Whether a file may be written: it is not there, or somebody says so. */
    static boolean mayWrite(Questions questions, Path file) {
        return !Files.exists(file) || questions.yes(file + " is there already; overwrite it", false);
    }
}
