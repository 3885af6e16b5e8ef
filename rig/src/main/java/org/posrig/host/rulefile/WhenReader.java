package org.posrig.host.rulefile;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.posrig.fault.BadInput;
import org.posrig.host.issuer.CardFile;
import org.posrig.host.journal.MessageKind;
import org.posrig.host.script.Facts;
import org.posrig.host.script.Match;
import org.posrig.yaml.Nearest;
import org.posrig.yaml.YamlMapping;

/** Reads which messages a rule means: {@code kinds}, {@code card}, {@code terminal}, {@code amount}, {@code fields}. */
record WhenReader(YamlMapping when, CardFile cards) {

    private static final Pattern TERMINAL = Pattern.compile("[0-9A-Z]{8}");
    private static final int LAST_FIELD = 64;

    Match read() {
        Optional<YamlMapping> amount = when.optionalMapping("amount");
        Optional<Long> least = amount.flatMap(part -> part.optionalAmount("from"));
        Optional<Long> most = amount.flatMap(part -> part.optionalAmount("to"));
        if (least.isPresent() && most.isPresent() && least.get() > most.get()) {
            amount.get().mistake("to", "'to' must not be less than 'from'.");
        }
        Optional<String> terminal = when.optionalText("terminal")
                .map(unused -> when.text("terminal", TERMINAL, "eight digits or capitals, in quotes"));
        return new Match(kinds(), card(), terminal, optional(least), optional(most), fields());
    }

    private Set<MessageKind> kinds() {
        Set<MessageKind> kinds = EnumSet.noneOf(MessageKind.class);
        for (String written : when.texts("kinds")) {
            MessageKind.of(written)
                    .ifPresentOrElse(
                            kinds::add,
                            () -> when.mistake(
                                    "kinds",
                                    "there is no message kind '" + written + "'"
                                            + orKnown(Nearest.suggestion(written, known()), known())));
        }
        return kinds;
    }

    private static List<String> known() {
        return Arrays.stream(MessageKind.values()).map(MessageKind::written).toList();
    }

    private static String orKnown(String suggestion, List<String> known) {
        return suggestion.isEmpty() ? "; known: " + String.join(", ", known) + "." : suggestion;
    }

    private Optional<String> card() {
        return when.optionalText("card").map(name -> {
            try {
                return cards.card(name).name();
            } catch (BadInput e) {
                when.mistake("card", e.getMessage());
                return name;
            }
        });
    }

    private Map<Integer, String> fields() {
        Map<Integer, String> fields = new TreeMap<>();
        when.optionalMapping("fields")
                .ifPresent(part -> part.names().forEach(name -> fields.put(number(part, name), pattern(part, name))));
        return fields;
    }

    private static int number(YamlMapping part, String name) {
        int number = name.matches("\\d{1,2}") ? Integer.parseInt(name) : 0;
        if (number < 2 || number > LAST_FIELD) {
            part.mistake(name, "a field is a number from 2 to " + LAST_FIELD + ", not '" + name + "'.");
        }
        return number;
    }

    private static String pattern(YamlMapping part, String name) {
        String pattern = part.text(name);
        boolean presence = pattern.equals(Facts.PRESENT) || pattern.equals(Match.ABSENT);
        if (!presence && name.matches("\\d{1,2}") && Facts.hidden(Integer.parseInt(name))) {
            part.mistake(name, "field " + name + " is secret or binary; ask only for 'present' or 'absent'.");
        }
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            part.mistake(name, "'" + pattern + "' is no regular expression: " + e.getDescription() + ".");
        }
        return pattern;
    }

    private static OptionalLong optional(Optional<Long> fen) {
        return fen.map(OptionalLong::of).orElse(OptionalLong.empty());
    }
}
