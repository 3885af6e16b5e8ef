package org.posrig.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.posrig.fault.BadInput;
import org.posrig.fault.Mistakes;
import org.posrig.standin.model.Model;
import org.posrig.standin.settings.PinRetry;
import org.posrig.terminal.CardReader;
import org.posrig.terminal.DisplayProtocol;
import org.posrig.terminal.ProfileReader;
import org.posrig.terminal.TerminalProfile;
import org.posrig.yaml.Place;
import org.posrig.yaml.YamlFile;
import org.posrig.yaml.YamlMapping;

/** Reads a bench file and the profiles and operators it names. */
public final class BenchReader {

    /** What a Pi's cores and serial lines keep up with, and what has been measured. */
    private static final int MOST_TERMINALS = 8;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,30}");

    private static final Pattern MODELS = Pattern.compile(String.join("|", Model.names()));

    private final Mistakes elsewhere = new Mistakes();
    private final Set<String> names = new HashSet<>();
    private final Map<String, Place> numbers = new LinkedHashMap<>();
    private final List<BenchFile.CardPart> cardParts = new ArrayList<>();
    private Optional<BenchParts.Readable> parts = Optional.empty();
    private final LineReader lines = new LineReader();
    private final BoardReader boards = new BoardReader(lines);

    private BenchReader() {}

    /** A bench and the host's files that it names, all without a mistake. */
    record Checked(BenchFile file, BenchParts parts) {}

    /** @throws BadInput with every mistake of the bench file and of the files it names */
    public static BenchFile read(Path file) {
        return check(file).file();
    }

    /** @throws BadInput with every mistake of the bench file and of the files it names, its own first */
    static Checked check(Path file) {
        BenchReader reader = new BenchReader();
        Mistakes all = new Mistakes();
        Optional<BenchFile> bench = all.collect(() -> YamlFile.read(file, reader::bench));
        reader.parts.ifPresent(readable -> reader.fit(readable, all));
        all.collect(() -> {
            reader.elsewhere.throwAll();
            return true;
        });
        all.throwAll();
        return new Checked(bench.orElseThrow(), reader.parts.orElseThrow().complete());
    }

    // What the bench says, held against what could be read of the host's files.
    private void fit(BenchParts.Readable readable, Mistakes mistakes) {
        readable.cards()
                .ifPresent(cards -> cardParts.forEach(part -> mistakes.collect(() -> {
                    try {
                        return cards.card(part.card());
                    } catch (BadInput e) {
                        throw new BadInput(part.place() + ": " + e.getMessage());
                    }
                })));
        readable.terminals()
                .ifPresent(known -> numbers.forEach((number, place) -> {
                    if (known.terminal(number).isEmpty()) {
                        mistakes.add(place + ": the terminal number " + number + " is not in " + known.path()
                                + "; add it to one of the merchants there.");
                    }
                }));
        readable.keys()
                .ifPresent(keys -> numbers.forEach((number, place) -> {
                    if (keys.masterKey(number).isEmpty()) {
                        mistakes.add(place + ": there is no master key for the terminal number " + number + " in "
                                + keys.path() + "; add it there.");
                    }
                }));
    }

    private BenchFile bench(YamlMapping root) {
        boards.read(root.mapping("relays"));
        List<BenchFile.TerminalPart> terminals =
                root.mappings("terminals").stream().map(this::terminal).toList();
        if (terminals.isEmpty()) {
            root.mistake("terminals", "a bench needs at least one terminal.");
        }
        if (terminals.size() > MOST_TERMINALS) {
            root.mistake(
                    "terminals",
                    "a bench has at most " + MOST_TERMINALS + " terminals, this one " + terminals.size()
                            + ": one rig cannot press and read more of them in time; make a second bench.");
        }
        return new BenchFile(
                root.file().path(),
                root.text("name", NAME, "letters, digits, - and _"),
                elsewhere(root, "operators", Operators::read, new Operators(Map.of())),
                host(root.mapping("host"), terminals),
                boards.parts(),
                terminals);
    }

    private BenchFile.HostPart host(YamlMapping host, List<BenchFile.TerminalPart> terminals) {
        BenchFile.HostPart part = new BenchFile.HostPart(
                host.integer("port", 0, 65_535),
                existing(host, "cards"),
                existing(host, "terminals"),
                existing(host, "keys"),
                host.optionalText("interface").map(any -> existing(host, "interface")),
                host.optionalText("pin-required-code").orElse("70"));
        boolean real =
                terminals.stream().anyMatch(terminal -> terminal.standIn().isEmpty());
        parts = Optional.of(BenchParts.read(part, real, elsewhere));
        return part;
    }

    private BenchFile.TerminalPart terminal(YamlMapping part) {
        String name = part.text("name", NAME, "letters, digits, - and _");
        if (!names.add(name) && part.has("name")) {
            part.mistake("name", "the terminal name " + name + " is used twice.");
        }
        String number = part.text("number", Pattern.compile("[0-9A-Za-z]{8}"), "eight characters in quotes");
        if (numbers.putIfAbsent(number, part.placeOf("number")) != null) {
            part.mistake("number", "the terminal number " + number + " is used twice.");
        }
        Optional<TerminalProfile> profile =
                elsewhere(part, "profile", file -> Optional.of(ProfileReader.read(file)), Optional.empty());
        YamlMapping display = part.mapping("display");
        profile = profile.map(known -> heard(known, display));
        Optional<String> port = lines.port(display, part.has(LineReader.OF_THE_STAND_IN), "display");
        Optional<BenchFile.StandInPart> standIn =
                part.optionalMapping("stand-in").map(standInPart -> standIn(standInPart, number));
        YamlMapping linesPart = part.mapping("lines");
        WireReader wires = boards.terminal(name, linesPart);
        wires.keys(linesPart.mapping("keys"), profile);
        wires.line(linesPart, "power", "power");
        List<BenchFile.CardPart> cards =
                part.mappings("cards").stream().map(card -> card(card, wires)).toList();
        cardParts.addAll(cards);
        wires.fit(linesPart, standIn.isPresent());
        List<SensePart> senses = part.optionalMapping("senses")
                .map(new SenseReader(name, wires)::read)
                .orElse(List.of());
        return new BenchFile.TerminalPart(
                name,
                number,
                profile.orElse(null),
                port,
                lines.settings(display, 115_200),
                wires.wires(),
                cards,
                lines.line(part, "printer", "printer"),
                lines.line(part, "scanner", "scanner"),
                senses,
                standIn);
    }

    // A bench may listen to the bus of a graphic display instead of the line that the profile is written for.
    private static TerminalProfile heard(TerminalProfile profile, YamlMapping display) {
        if (!display.has("protocol")) {
            return profile;
        }
        if (!display.text("protocol").equals(DisplayProtocol.ST7565.word())) {
            display.mistake(
                    "protocol",
                    "a bench may say st7565 here, for a tap on the display's bus; the language of a display's line is its profile's.");
        } else if (profile.display().glass().fonts().isEmpty()) {
            display.mistake(
                    "protocol",
                    "the profile of " + profile.model()
                            + " names no 'fonts' by which its dots could be read; add them to its 'display'.");
        }
        profile.display()
                .tooLargeForDots()
                .ifPresent(sentence -> display.mistake(
                        "protocol",
                        "the profile of " + profile.model() + " " + sentence + "; take a profile of that size, or leave"
                                + " 'protocol' out and listen to the display's own line."));
        profile.display().glass().fonts().stream()
                .filter(font -> !Files.isRegularFile(font))
                .forEach(font -> display.mistake(
                        "protocol",
                        "the profile's font " + font + " is not there; put it there, or correct " + profile.file()
                                + "."));
        return profile.with(profile.display().over(DisplayProtocol.ST7565));
    }

    private BenchFile.CardPart card(YamlMapping card, WireReader wires) {
        int position = card.integer("position", 1, 16);
        Map<CardReader.Way, String> channels = new EnumMap<>(CardReader.Way.class);
        for (CardReader.Way way : CardReader.Way.values()) {
            String key = way.name().toLowerCase(Locale.ROOT);
            if (card.optionalText(key).isPresent()) {
                String channel = (way == CardReader.Way.CONTACTLESS ? "field" : key) + "." + position;
                wires.line(card, key, channel);
                channels.put(way, channel);
            }
        }
        return new BenchFile.CardPart(card.text("card"), position, Map.copyOf(channels), card.placeOf("card"));
    }

    private BenchFile.StandInPart standIn(YamlMapping part, String number) {
        // Read once more when the stand-in is started; here only so that its mistakes are said with all others.
        elsewhere(part, "keys", file -> StandInKeys.masterKey(file, number), "");
        part.optionalAmount("no-pin-limit");
        return new BenchFile.StandInPart(
                part.text("model", MODELS, "a stand-in's model: " + String.join(" or ", Model.names())),
                part.path("keys"),
                part.text("serial-number"),
                part.optionalChoice("retry-after-wrong-pin", PinRetry.class)
                        .orElse(PinRetry.NON_CHIP)
                        .name()
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-'),
                part.optionalText("no-pin-limit").orElse("1000.00"),
                part.optionalText("pin-required-code").orElse("70"),
                restartKey(part),
                part.optionalDuration("host-wait").orElse(Duration.ofSeconds(2)),
                part.optionalDuration("input-wait").orElse(Duration.ofSeconds(15)),
                defects(part),
                signIn(part));
    }

    private static String signIn(YamlMapping part) {
        return part.has("sign-in")
                ? part.text("sign-in", Pattern.compile("00[134]"), "001, 003 or 004, in quotes")
                : "003";
    }

    private static String restartKey(YamlMapping part) {
        return part.has("restart-key")
                ? part.text("restart-key", Pattern.compile("f2|cancel"), "the key of a restart, f2 or cancel")
                : "";
    }

    private static List<String> defects(YamlMapping part) {
        List<String> written = part.texts("defects");
        written.forEach(name -> StandInDefect.mistakeIn(name).ifPresent(sentence -> part.mistake("defects", sentence)));
        return written;
    }

    private static Path existing(YamlMapping mapping, String key) {
        Path path = mapping.path(key);
        if (mapping.has(key) && !Files.isRegularFile(path)) {
            mapping.mistake(
                    key, "there is no file " + path + "; correct the path (it is taken from this file's folder).");
        }
        return path;
    }

    // The mistakes of a file that this one names are said together with its own.
    private <T> T elsewhere(
            YamlMapping mapping, String key, java.util.function.Function<Path, T> reader, T placeholder) {
        Path path = existing(mapping, key);
        if (!Files.isRegularFile(path)) {
            return placeholder;
        }
        return elsewhere.collect(() -> reader.apply(path)).orElse(placeholder);
    }
}
