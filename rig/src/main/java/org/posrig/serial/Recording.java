package org.posrig.serial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posrig.fault.BadInput;

/**
 * What came over a line and when, read by read, out of a file of this format: UTF-8 text, one line for each read, {@code 12.345 1b5b48}: milliseconds since
 * the recording began (a decimal point and up to three decimals where wanted), a blank, the bytes in hexadecimal digits, of either case,
 * with blanks between them where wanted. What stands behind a {@code #} is a remark; empty lines mean nothing. Times never go back.
 *
 * @param pieces in their order
 */
public record Recording(List<Piece> pieces) {

    private static final Pattern LINE = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,3})?)((?:\\s+(?:[0-9a-fA-F]{2})+)+)");

    /**
     * One read.
     *
     * @param at since the recording began
     */
    public record Piece(Duration at, byte[] bytes) {

        /** The line it is written as. */
        String line() {
            long micros = at.toNanos() / 1000;
            return String.format(
                    "%d.%03d %s", micros / 1000, micros % 1000, HexFormat.of().formatHex(bytes));
        }
    }

    public Recording {
        pieces = List.copyOf(pieces);
    }

    /** @throws BadInput with every line that cannot be read */
    public static Recording read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new BadInput(
                    file + ": there is no recording that can be read; name a file that --record has written.");
        }
        List<Piece> pieces = new ArrayList<>();
        List<String> mistakes = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replaceFirst("#.*", "").strip();
            if (!line.isEmpty()) {
                Optional<Piece> piece = piece(line);
                String place = file + ":" + (i + 1) + ":1: ";
                if (piece.isEmpty()) {
                    mistakes.add(
                            place + "a line is milliseconds and bytes in hexadecimal digits, such as 12.345 1b5b48.");
                } else if (!pieces.isEmpty()
                        && piece.get().at().compareTo(pieces.getLast().at()) < 0) {
                    mistakes.add(place + "the time goes back; put the lines in their order.");
                } else {
                    pieces.add(piece.get());
                }
            }
        }
        if (!mistakes.isEmpty()) {
            throw new BadInput(mistakes);
        }
        return new Recording(pieces);
    }

    private static Optional<Piece> piece(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Duration at = Duration.ofNanos(Math.round(Double.parseDouble(parts.group(1)) * 1e6));
        return Optional.of(new Piece(at, HexFormat.of().parseHex(parts.group(2).replaceAll("\\s", ""))));
    }
}
