package org.posrig.host.interfacefile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.posrig.host.message.FieldFormats;
import org.posrig.host.message.ResponseCode;
import org.posrig.host.message.ResponseCodes;
import org.posrig.yaml.Place;

/** Tables of lines {@code key=value}; lines that begin with {@code #} and empty ones say nothing. */
final class TableFile {

    private static final Pattern CODE = Pattern.compile("[0-9A-Z]{2}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,2}");
    private static final int PARTS = 3;

    private record Line(String key, String value, Place place) {}

    private TableFile() {}

    /** Response codes: {@code 55=PIN wrong|密码错|C}. */
    static ResponseCodes codes(Source source) {
        List<ResponseCode> table = new ArrayList<>();
        for (Line line : lines(source)) {
            String[] parts = line.value().split("\\|", -1);
            if (!CODE.matcher(line.key()).matches()) {
                source.mistake(line.place(), "a response code has two digits or capitals, not '" + line.key() + "'.");
            } else if (parts.length != PARTS || parts[0].isBlank()) {
                source.mistake(
                        line.place(),
                        "code " + line.key() + " needs three parts with | between them: what it means, the official"
                                + " text (may be empty), its category.");
            } else if (!parts[2].matches("[A-E]")) {
                source.mistake(
                        line.place(),
                        "the category of code " + line.key() + " must be A (approved), B, C, D or E, not '" + parts[2]
                                + "'.");
            } else {
                table.add(new ResponseCode(line.key(), parts[0], parts[1], parts[2]));
            }
        }
        ResponseCodes codes = new ResponseCodes(table);
        if (source.faultless() && !codes.approval("00")) {
            source.mistake(
                    source.place(1, 1), "code 00 of category A is missing; the acquirer approves with it, so add it.");
        }
        return codes;
    }

    /** Field names: {@code 39=response code}. */
    static Map<Integer, String> names(Source source, Optional<FieldFormats> formats) {
        Map<Integer, String> names = new TreeMap<>();
        for (Line line : lines(source)) {
            int number = NUMBER.matcher(line.key()).matches() ? Integer.parseInt(line.key()) : -1;
            if (number < 0 || number > 64) {
                source.mistake(line.place(), "a field has a number from 0 to 64, not '" + line.key() + "'.");
            } else if (line.value().isBlank()) {
                source.mistake(line.place(), "field " + number + " has no name behind the =; add it.");
            } else if (formats.isPresent() && !formats.get().has(number)) {
                source.mistake(line.place(), "field " + number + " has no format in the packager; delete the line.");
            } else {
                names.put(number, line.value());
            }
        }
        return names;
    }

    private static List<Line> lines(Source source) {
        List<Line> lines = new ArrayList<>();
        Map<String, Integer> first = new HashMap<>();
        String[] all = source.text().split("\r\n|\r|\n", -1);
        for (int i = 0; i < all.length; i++) {
            String text = all[i].strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            Place place = source.place(i + 1, all[i].indexOf(text) + 1);
            int equals = text.indexOf('=');
            if (equals < 1) {
                source.mistake(place, "a line has a key, = and a value.");
                continue;
            }
            Line line = new Line(
                    text.substring(0, equals).strip(),
                    text.substring(equals + 1).strip(),
                    place);
            Integer other = first.putIfAbsent(line.key(), i + 1);
            if (other == null) {
                lines.add(line);
            } else {
                source.mistake(place, "'" + line.key() + "' is in line " + other + " already; delete one of them.");
            }
        }
        return lines;
    }
}
