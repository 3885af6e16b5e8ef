package org.posrig.host.script;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.posrig.host.journal.MessageKind;

/**
 * Which messages a rule or an expectation means. What it says nothing of may be anything.
 *
 * @param kinds any of these; empty for every kind
 * @param card the card's name
 * @param terminalNumber F41
 * @param least the smallest amount in fen
 * @param most the largest amount in fen
 * @param fields values by number, as regular expressions for the whole value; {@code present} and {@code absent} say only that
 */
public record Match(
        Set<MessageKind> kinds,
        Optional<String> card,
        Optional<String> terminalNumber,
        OptionalLong least,
        OptionalLong most,
        Map<Integer, String> fields) {

    /** Says that a field must not be there. */
    public static final String ABSENT = "absent";

    /** Every message. */
    public static final Match ANY = new Match(
            Set.of(), Optional.empty(), Optional.empty(), OptionalLong.empty(), OptionalLong.empty(), Map.of());

    public Match {
        kinds = Set.copyOf(kinds);
        fields = Map.copyOf(fields);
    }

    public static Match of(MessageKind kind) {
        return new Match(Set.of(kind), ANY.card, ANY.terminalNumber, ANY.least, ANY.most, ANY.fields);
    }

    /** Every kind but these. */
    public static Match except(MessageKind first, MessageKind... rest) {
        return new Match(
                EnumSet.complementOf(EnumSet.of(first, rest)),
                ANY.card,
                ANY.terminalNumber,
                ANY.least,
                ANY.most,
                ANY.fields);
    }

    public Match onCard(String name) {
        return new Match(kinds, Optional.of(name), terminalNumber, least, most, fields);
    }

    public Match atTerminal(String number) {
        return new Match(kinds, card, Optional.of(number), least, most, fields);
    }

    /** Both ends included. */
    public Match between(long leastFen, long mostFen) {
        return new Match(kinds, card, terminalNumber, OptionalLong.of(leastFen), OptionalLong.of(mostFen), fields);
    }

    public Match withField(int number, String pattern) {
        Map<Integer, String> more = new TreeMap<>(fields);
        more.put(number, pattern);
        return new Match(kinds, card, terminalNumber, least, most, more);
    }

    boolean fits(Facts facts) {
        return criteria(facts).stream().allMatch(Criterion::met);
    }

    List<Criterion> criteria(Facts facts) {
        List<Criterion> criteria = new ArrayList<>();
        if (!kinds.isEmpty()) {
            criteria.add(new Criterion("kind", kindsWritten(), facts.kind().written(), kinds.contains(facts.kind())));
        }
        card.ifPresent(name -> criteria.add(criterion("card", name, facts.card())));
        terminalNumber.ifPresent(number -> criteria.add(criterion("terminal", number, facts.terminalNumber())));
        if (least.isPresent() || most.isPresent()) {
            boolean within = facts.fen() >= least.orElse(0) && facts.fen() <= most.orElse(Long.MAX_VALUE);
            criteria.add(new Criterion("amount", range(), yuan(facts.fen()), within));
        }
        new TreeMap<>(fields)
                .forEach((number, pattern) ->
                        criteria.add(field(number, pattern, facts.fields().get(number))));
        return criteria;
    }

    private static Criterion criterion(String name, String expected, String received) {
        return new Criterion(name, expected, received.isEmpty() ? "(none)" : received, expected.equals(received));
    }

    private static Criterion field(int number, String pattern, @Nullable String value) {
        boolean met = switch (pattern) {
            case ABSENT -> value == null;
            case Facts.PRESENT -> value != null;
            default -> value != null && value.matches(pattern);
        };
        return new Criterion("field " + number, pattern, value == null ? ABSENT : value, met);
    }

    private String kindsWritten() {
        if (kinds.size() > MessageKind.values().length / 2) {
            return "not "
                    + EnumSet.complementOf(EnumSet.copyOf(kinds)).stream()
                            .map(MessageKind::written)
                            .collect(Collectors.joining(" or "));
        }
        return kinds.stream()
                .sorted(Comparator.naturalOrder())
                .map(MessageKind::written)
                .collect(Collectors.joining(" or "));
    }

    private String range() {
        if (least.isPresent() && most.isPresent()) {
            return least.getAsLong() == most.getAsLong()
                    ? yuan(least.getAsLong())
                    : yuan(least.getAsLong()) + " to " + yuan(most.getAsLong());
        }
        return least.isPresent() ? yuan(least.getAsLong()) + " or more" : yuan(most.getAsLong()) + " or less";
    }

    private static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }
}
