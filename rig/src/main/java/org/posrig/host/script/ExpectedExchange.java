package org.posrig.host.script;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.posrig.host.journal.EndState;
import org.posrig.host.journal.Exchange;
import org.posrig.host.journal.MessageKind;

/**
 * A line that the journal should hold, with the acquirer's answer and what has become of it, which {@link Match} does not see. What it
 * says nothing of may be anything.
 *
 * @param fen the amount
 * @param card the card's name
 * @param end what has become of a payment
 * @param pinBlock whether a PIN block came with it
 */
public record ExpectedExchange(
        MessageKind kind, long fen, Optional<String> card, Optional<EndState> end, Optional<Boolean> pinBlock) {

    public static ExpectedExchange of(MessageKind kind, long fen) {
        return new ExpectedExchange(kind, fen, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public ExpectedExchange onCard(String name) {
        return new ExpectedExchange(kind, fen, Optional.of(name), end, pinBlock);
    }

    public ExpectedExchange endingAs(EndState state) {
        return new ExpectedExchange(kind, fen, card, Optional.of(state), pinBlock);
    }

    public ExpectedExchange withPinBlock(boolean present) {
        return new ExpectedExchange(kind, fen, card, end, Optional.of(present));
    }

    /** The line of a journal that comes nearest and what keeps it from being the one, in two columns; empty when a line fits or none is there. */
    public Optional<String> nearest(Collection<Exchange> journal) {
        return journal.stream()
                .min(Comparator.comparingLong(this::missed)
                        .thenComparing(
                                Comparator.comparingLong(Exchange::number).reversed()))
                .filter(exchange -> missed(exchange) > 0)
                .map(exchange -> "The nearest was the "
                        + exchange.kind().written().replace('-', ' ')
                        + " STAN %06d".formatted(exchange.trace()) + " of terminal " + exchange.terminalNumber() + ":\n"
                        + new TwoColumns(criteria(exchange)));
    }

    private long missed(Exchange exchange) {
        return criteria(exchange).stream().filter(criterion -> !criterion.met()).count();
    }

    private List<Criterion> criteria(Exchange exchange) {
        List<Criterion> criteria = new ArrayList<>();
        criteria.add(criterion("kind", kind.written(), exchange.kind().written()));
        criteria.add(criterion("amount", yuan(fen), yuan(exchange.fen())));
        card.ifPresent(name -> criteria.add(criterion("card", name, exchange.card())));
        pinBlock.ifPresent(
                present -> criteria.add(criterion("PIN block", presence(present), presence(exchange.pinBlock()))));
        end.ifPresent(state -> criteria.add(criterion(
                "end state",
                written(state),
                exchange.endState().map(ExpectedExchange::written).orElse(""))));
        return criteria;
    }

    private static Criterion criterion(String name, String expected, String received) {
        return new Criterion(name, expected, received.isEmpty() ? "(none)" : received, expected.equals(received));
    }

    private static String presence(boolean present) {
        return present ? Facts.PRESENT : Match.ABSENT;
    }

    private static String written(EndState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }
}
