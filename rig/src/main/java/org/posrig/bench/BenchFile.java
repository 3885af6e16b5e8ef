package org.posrig.bench;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.posrig.relay.BoardDescription;
import org.posrig.relay.PressCounts;
import org.posrig.relay.Relay;
import org.posrig.serial.SerialSettings;
import org.posrig.terminal.CardReader;
import org.posrig.terminal.Key;
import org.posrig.terminal.TerminalProfile;
import org.posrig.yaml.Place;

/**
 * A bench as its file describes it, with everything the file points to already read and checked.
 *
 * @param name names the folder in which its state is kept
 * @param relays every relay board, with the lines that the terminals have on it
 */
public record BenchFile(
        Path file,
        String name,
        Operators operators,
        HostPart host,
        List<BoardPart> relays,
        List<TerminalPart> terminals) {

    /** The same bench, the firmware of its stand-ins with these defects beside those the file gives them. */
    BenchFile withDefects(List<String> more) {
        List<TerminalPart> suffering = terminals.stream()
                .map(part -> new TerminalPart(
                        part.name(),
                        part.number(),
                        part.profile(),
                        part.port(),
                        part.settings(),
                        part.lines(),
                        part.cards(),
                        part.printer(),
                        part.scanner(),
                        part.senses(),
                        part.standIn().map(standIn -> standIn.withDefects(more))))
                .toList();
        return new BenchFile(file, name, operators, host, relays, suffering);
    }

    /** The first of its terminals that is of a profile's model, with that profile in the place of its own. */
    Optional<BenchFile> trying(TerminalProfile profile) {
        return terminals.stream()
                .filter(part -> part.profile().model().equals(profile.model()))
                .findFirst()
                .map(part -> part.with(profile))
                .map(part -> new BenchFile(file, name, operators, host, relays, List.of(part)));
    }

    /** Its relay boards with all their lines. */
    public List<BoardDescription> boards() {
        return relays.stream().map(BoardPart::description).toList();
    }

    /** How many closings the relays of a board are good for, for {@link PressCounts.Count#lifeUsed}; as usual where nobody says otherwise. */
    public long ratedLife(String board) {
        return relays.stream()
                .filter(part -> part.description().name().equals(board))
                .mapToLong(BoardPart::ratedLife)
                .findFirst()
                .orElse(PressCounts.RATED_LIFE);
    }

    /** The same bench with other timing of its keys. */
    BenchFile pressing(Duration hold, Duration gap) {
        return new BenchFile(
                file,
                name,
                operators,
                host,
                relays,
                terminals.stream()
                        .map(part -> part.with(
                                part.profile().with(part.profile().timing().pressing(hold, gap))))
                        .toList());
    }

    /** The model of a terminal, as its profile says; empty where there is none of that name. */
    public String model(String terminal) {
        return terminals.stream()
                .filter(part -> part.name().equals(terminal))
                .map(part -> part.profile().model())
                .findFirst()
                .orElse("");
    }

    /** The profiles' files. */
    public List<Path> profileFiles() {
        return terminals.stream().map(part -> part.profile().file()).distinct().toList();
    }

    /** The names of its terminals. */
    public Set<String> terminalNames() {
        return all(part -> Stream.of(part.name()));
    }

    /** What at least one of its terminals can do, for {@code @needs-<capability>}. */
    public Set<String> capabilities() {
        return all(part -> part.capabilities().stream());
    }

    /** The names that the profiles of its terminals give to screens. */
    public Set<String> screens() {
        return all(part -> part.profile().screens().keySet().stream());
    }

    /** The names that the profiles of its terminals give to keys. */
    public Set<String> keys() {
        return all(part -> part.profile().keys().stream().map(Key::name));
    }

    /** The names of the senses of its terminals. */
    public Set<String> senses() {
        return all(
                part -> part.senses().stream().map(sense -> sense.description().name()));
    }

    private Set<String> all(Function<TerminalPart, Stream<String>> names) {
        return terminals.stream().flatMap(names).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * A relay board.
     *
     * @param description where a stand-in takes the board's place, its port is {@code stand-in}
     * @param ratedLife how many closings its relays are good for
     * @param place where the bench file names it
     */
    public record BoardPart(BoardDescription description, long ratedLife, Place place) {

        /** Whether the board is a stand-in, as the terminal that it serves. */
        boolean isStandIn() {
            return description instanceof BoardDescription.SerialBoard board
                    && board.port().equals(LineReader.OF_THE_STAND_IN);
        }
    }

    /**
     * The acquirer to play.
     *
     * @param port 0 for any free one
     * @param wire the interface file, or empty for the interface that the rig ships
     */
    public record HostPart(
            int port, Path cards, Path terminals, Path keys, Optional<Path> wire, String pinRequiredCode) {}

    /**
     * One terminal.
     *
     * @param number its terminal number (F41)
     * @param port the display's serial port; empty for a stand-in's own
     * @param settings of that port
     * @param lines the relay of each channel, by the channel's name: {@code key.enter}, {@code chip.1}, {@code power}
     * @param cards which card lies where
     * @param printer the receipt printer's line, where there is one
     * @param scanner the code scanner's line, where there is one
     * @param senses what is read back of it
     */
    public record TerminalPart(
            String name,
            String number,
            TerminalProfile profile,
            Optional<String> port,
            SerialSettings settings,
            Map<String, Relay> lines,
            List<CardPart> cards,
            Optional<LinePart> printer,
            Optional<LinePart> scanner,
            List<SensePart> senses,
            Optional<StandInPart> standIn) {

        /** The same terminal, described by another profile. */
        TerminalPart with(TerminalProfile other) {
            return new TerminalPart(
                    name, number, other, port, settings, lines, cards, printer, scanner, senses, standIn);
        }

        /** How long nothing is held after a key, by its name on the timeline: a key of a secret entry is {@code •}. */
        public Duration keyGap(String key) {
            return profile.keys().stream()
                    .filter(known -> known.name().equals(key))
                    .findFirst()
                    .map(profile.timing()::of)
                    .orElseGet(profile.timing()::ofSecret)
                    .gap();
        }

        /** What this terminal can do at this bench, for {@code @needs-<capability>}. */
        public Set<String> capabilities() {
            Set<String> all = new HashSet<>(profile.capabilities());
            if (printer.isPresent() && profile.receipt().isPresent()) {
                all.add(Capabilities.PRINTER);
            }
            scanner.ifPresent(unused -> all.add(Capabilities.SCANNER));
            if (!senses.isEmpty()) {
                all.add(Capabilities.SENSES);
            }
            profile.versions().ifPresent(unused -> all.add(Capabilities.VERSIONS));
            standIn.ifPresent(unused -> all.add(Capabilities.HAND_INSIDE));
            return Set.copyOf(all);
        }
    }

    /**
     * A printer's or a scanner's serial line.
     *
     * @param port empty for a stand-in's own
     * @param charset of a printer's text
     */
    public record LinePart(Optional<String> port, SerialSettings settings, Charset charset) {}

    /**
     * A card at a position of the card multiplexer.
     *
     * @param channels for each way that is wired, the channel
     * @param place where the bench file names it
     */
    public record CardPart(String card, int position, Map<CardReader.Way, String> channels, Place place) {}

    /**
     * How a stand-in terminal is set up. Its keys come from a file of its own, not from the host's.
     *
     * @param restartKey where it is not the model's own; empty otherwise
     * @param signIn the keys it signs in for (F60.3): 001, 003 or 004
     */
    public record StandInPart(
            String model,
            Path keys,
            String serialNumber,
            String retryAfterWrongPin,
            String noPinLimit,
            String pinRequiredCode,
            String restartKey,
            Duration hostWait,
            Duration inputWait,
            List<String> defects,
            String signIn) {

        StandInPart withDefects(List<String> more) {
            return new StandInPart(
                    model,
                    keys,
                    serialNumber,
                    retryAfterWrongPin,
                    noPinLimit,
                    pinRequiredCode,
                    restartKey,
                    hostWait,
                    inputWait,
                    Stream.concat(defects.stream(), more.stream()).distinct().toList(),
                    signIn);
        }
    }
}
