package org.posrig.cli;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.posrig.fault.BadInput;
import org.posrig.serial.ByteLink;
import org.posrig.serial.Recording;
import org.posrig.serial.RecordingLink;
import org.posrig.serial.ReplayLink;
import org.posrig.serial.SerialSettings;
import org.posrig.terminal.DisplayGeometry;
import org.posrig.terminal.DisplayProtocol;
import org.posrig.terminal.Glass;
import org.posrig.yaml.Nearest;
import picocli.CommandLine;

/** {@code posrig screen}: a display, live or recorded, before anything else of a bench works. */
@CommandLine.Command(
        name = "screen",
        description =
                "Shows what a display line says: the screen after some seconds, or every screen as it comes. Tells what is probably wrong"
                        + " when it cannot be read. Exit codes: 0 something was read, 1 nothing was or it looks wrong, 3 no line.",
        mixinStandardHelpOptions = true)
final class ScreenCommand implements Callable<Integer> {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,3})[x×](\\d{1,3})");
    private static final int MOST_COLUMNS = 132;
    private static final int MOST_ROWS = 60;

    @CommandLine.Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The line: a path, serial:NUMBER, usb:SOCKET or tcp://HOST:PORT.")
    private @Nullable String port;

    @CommandLine.Option(
            names = "--replay",
            paramLabel = "FILE",
            description = "Plays a recording instead of a line, through any protocol.")
    private @Nullable Path replay;

    @CommandLine.Option(
            names = "--protocol",
            paramLabel = "NAME",
            defaultValue = "vt100",
            description = "vt100, cd5220, epson, lines, or st7565 for a tap on a graphic display's bus; default vt100.")
    private String protocol = "";

    @CommandLine.Option(
            names = "--size",
            paramLabel = "COLSxROWS",
            description = "Columns and rows; default 16x4, 20x2 for cd5220 and epson.")
    private @Nullable String size;

    @CommandLine.Option(
            names = "--charset",
            paramLabel = "NAME",
            defaultValue = "GB18030",
            description = "Such as GB18030, GBK, UTF-8 or IBM437; default GB18030.")
    private String charset = "";

    @CommandLine.Option(
            names = "--font",
            paramLabel = "FILE",
            description =
                    "The glyphs of a graphic display, as GNU Unifont writes them; without it every dot is a riddle.")
    private @Nullable Path font;

    @CommandLine.Option(
            names = "--baud",
            paramLabel = "N",
            defaultValue = "115200",
            description = "Bits per second; default 115200.")
    private int baud;

    @CommandLine.Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How long the line is listened to; default 5.")
    private int seconds;

    @CommandLine.Option(names = "--follow", description = "Shows every screen as it comes, until Ctrl-C.")
    private boolean follow;

    @CommandLine.Option(
            names = "--json",
            description = "Prints the screen, or with --follow each, as one line of JSON.")
    private boolean json;

    @CommandLine.Option(
            names = "--record",
            paramLabel = "FILE",
            description =
                    "Keeps the bytes as they came, whatever they show, with their times: a line of text for each read.")
    private @Nullable Path record;

    @CommandLine.Option(
            names = "--speed",
            paramLabel = "X",
            description = "How fast a recording is played: 1 as it was recorded; without it as fast as can be.")
    private @Nullable Double speed;

    @Override
    public Integer call() {
        DisplayGeometry geometry = checked();
        PrintStream out = System.out;
        ScreenView view = json
                ? new JsonView(out, geometry)
                : follow && System.console() != null && System.console().isTerminal()
                        ? new FullScreenView(out)
                        : new BoxView(out);
        Optional<ReplayLink> recording = Optional.ofNullable(replay)
                .map(file -> new ReplayLink(file.toString(), Recording.read(file), speed == null ? 0 : speed));
        ByteLink line = recording
                .<ByteLink>map(link -> link)
                .orElseGet(() -> ByteLink.to(java.util.Objects.requireNonNull(port), SerialSettings.eightNone1(baud)));
        if (record != null) {
            line = new RecordingLink(line, record, "posrig recording of " + line.name() + ", " + baud + " baud");
        }
        try (DisplayWatch watch = new DisplayWatch(
                line, geometry, SerialSettings.eightNone1(baud), follow ? Optional.of(view) : Optional.empty())) {
            if (recording.isPresent()) {
                recording.get().awaitEnd(Duration.ofDays(1));
            } else {
                watch.listen(follow ? Duration.ofDays(365) : Duration.ofSeconds(seconds));
            }
            return watch.end(view);
        }
    }

    /** @throws BadInput with everything that is wrong with the options */
    private DisplayGeometry checked() {
        List<String> mistakes = new ArrayList<>();
        if ((port == null) == (replay == null)) {
            mistakes.add("Say either --port PORT, for a line, or --replay FILE, for a recording.");
        }
        if (port != null) {
            ByteLink.mistakeIn(port).ifPresent(sentence -> mistakes.add("--port: " + sentence));
        }
        Optional<DisplayProtocol> known = DisplayProtocol.of(protocol);
        if (known.isEmpty()) {
            mistakes.add("--protocol: there is no display protocol '" + protocol + "'"
                    + Nearest.to(protocol, DisplayProtocol.words())
                            .map(near -> ", did you mean '" + near + "'?")
                            .orElse("; there are " + String.join(", ", DisplayProtocol.words()) + "."));
        }
        if (baud < 50 || baud > 4_000_000) {
            mistakes.add("--baud must be 50 to 4000000, not " + baud + ".");
        }
        if (seconds < 1 || seconds > 86_400) {
            mistakes.add("--seconds must be 1 to 86400, not " + seconds + ".");
        }
        if (speed != null && !(speed > 0 && speed <= 1_000_000)) {
            mistakes.add("--speed must be more than 0 and at most 1000000, not " + speed + ".");
        }
        DisplayProtocol taken = known.orElse(DisplayProtocol.VT100);
        String asked = size != null
                ? size
                : taken == DisplayProtocol.CD5220 || taken == DisplayProtocol.EPSON ? "20x2" : "16x4";
        Matcher parts = SIZE.matcher(asked);
        boolean fits = parts.matches()
                && between(Integer.parseInt(parts.group(1)), MOST_COLUMNS)
                && between(Integer.parseInt(parts.group(2)), MOST_ROWS);
        if (!fits) {
            mistakes.add("--size must be COLUMNSxROWS, such as 16x4, at most 132x60, not " + asked + ".");
        }
        Optional<Charset> coded = charset();
        if (coded.isEmpty()) {
            mistakes.add("--charset: there is no character set '" + charset
                    + "'; Chinese terminals mostly use GB18030 or GBK.");
        }
        if (!mistakes.isEmpty()) {
            throw new BadInput(mistakes);
        }
        return new DisplayGeometry(
                taken,
                coded.orElseThrow(),
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                font == null ? Glass.NONE : new Glass(0, List.of(font), Map.of()));
    }

    private Optional<Charset> charset() {
        try {
            return Optional.of(Charset.forName(charset));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static boolean between(int value, int most) {
        return value >= 1 && value <= most;
    }
}
