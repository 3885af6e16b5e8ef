package org.posrig.host.journal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a lane's terminals asked of the acquirer and what became of it, in order. An answer is here before it is on its way to the
 * terminal. Safe for use by several threads.
 *
 * <p>A lane that lives for days does not fill the memory: of exchanges, of PIN failures and of payments in the books the latest
 * {@value #KEPT} each are kept. What a payment older than that is about, a void or a reversal, is answered as one nobody knows; the
 * {@link JournalFile} has every message.
 */
public final class Journal {

    /** How many of each are kept. */
    static final int KEPT = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Latest<Exchange> exchanges = new Latest<>(KEPT);
    private final Latest<PinFailure> pinFailures = new Latest<>(KEPT);
    private final SequencedMap<SaleKey, Booking> bookings = new LinkedHashMap<>();
    private final Map<SaleKey, Booking> earlier;

    /** @param earlier how payments of lanes that have ended stand in the books; may be changed by other threads */
    public Journal(Map<SaleKey, Booking> earlier) {
        this.earlier = earlier;
    }

    /** The latest exchanges, the oldest first; sales carry the end state they have by now. */
    public List<Exchange> exchanges() {
        return locked(() -> exchanges.all().stream()
                .map(exchange -> exchange.endState().isPresent() ? exchange.ended(endState(exchange.key())) : exchange)
                .toList());
    }

    public List<Exchange> exchanges(MessageKind kind) {
        return exchanges().stream().filter(exchange -> exchange.kind() == kind).toList();
    }

    public Optional<Exchange> lastExchange() {
        List<Exchange> all = exchanges();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    public List<Exchange> sales() {
        return exchanges(MessageKind.SALE);
    }

    /** Sales that stand: approved and not reversed. */
    public List<Exchange> approvedSales() {
        return sales().stream()
                .filter(sale ->
                        sale.endState().filter(EndState.APPROVED::equals).isPresent())
                .toList();
    }

    public List<Exchange> reversals() {
        return exchanges(MessageKind.REVERSAL);
    }

    /** What became of a sale; empty when no such sale is known, neither to the issuer nor as lost. */
    public Optional<EndState> endState(SaleKey sale) {
        return booking(sale).map(Booking::state);
    }

    /** The end state of each payment by terminal, batch and trace number; where nothing has been booked, none. */
    public Map<SaleKey, EndState> endStates() {
        return locked(() -> {
            Map<SaleKey, EndState> states = new HashMap<>();
            bookings.forEach((key, booking) -> states.put(key, booking.state()));
            return Map.copyOf(states);
        });
    }

    /** The first reversal of a sale that came after it. */
    public Optional<Exchange> reversalOf(Exchange sale) {
        return reversals().stream()
                .filter(reversal ->
                        reversal.number() > sale.number() && reversal.key().equals(sale.key()))
                .findFirst();
    }

    /** Whether the issuer has seen this sale before: a second request with its key is a duplicate. */
    public boolean decided(SaleKey sale) {
        return endState(sale).filter(state -> state != EndState.NEVER_REACHED).isPresent();
    }

    /**
     * How a payment stands in the books, whether it was made in this lane or in an earlier one: a terminal's batch outlives a lane, and
     * what is taken back or refunded may be older still. A number that this lane has used for something else means no earlier payment.
     */
    public Optional<Booking> known(SaleKey payment) {
        return booking(payment)
                .or(() -> Optional.ofNullable(earlier.get(payment)).filter(any -> !used(payment)));
    }

    private boolean used(SaleKey key) {
        return locked(() -> exchanges.all().stream()
                .anyMatch(exchange -> exchange.kind() != MessageKind.REVERSAL
                        && exchange.key().equals(key)));
    }

    /** How a payment of this lane stands in the books, or one of an earlier lane that was changed in this one. */
    public Optional<Booking> booking(SaleKey sale) {
        return locked(() -> Optional.ofNullable(bookings.get(sale)));
    }

    /** The payments in the books that fit, with their keys, those of earlier lanes among them. */
    public Map<SaleKey, Booking> bookings(Predicate<Booking> fits) {
        return locked(() -> {
            Map<SaleKey, Booking> found = new HashMap<>(earlier);
            found.putAll(bookings);
            found.values().removeIf(fits.negate());
            return Map.copyOf(found);
        });
    }

    /** The end of this lane: what is in its books is for later ones to know. */
    public void handOver(Map<SaleKey, Booking> later) {
        locked(() -> {
            later.putAll(bookings);
            return later;
        });
    }

    /** Enters a payment into the books, or changes how it stands there. */
    public void book(SaleKey sale, Booking booking) {
        locked(() -> {
            bookings.put(sale, booking);
            return bookings.size() > KEPT ? bookings.pollFirstEntry() : null;
        });
    }

    public List<PinFailure> pinFailures() {
        return locked(pinFailures::all);
    }

    /** Writes an exchange down and gives it back with its number. An end state in it says that it is the sale's own exchange. */
    public Exchange record(Exchange exchange) {
        return locked(() -> {
            Exchange numbered = exchange.numbered(exchanges.added() + 1);
            exchanges.add(numbered);
            return numbered;
        });
    }

    /** Notes afterwards that an exchange's reply did not arrive. */
    public void redeliver(Exchange exchange, Delivery delivery) {
        locked(() -> exchanges.replace(exchange.number(), exchange.delivered(delivery)));
    }

    public void record(PinFailure failure) {
        locked(() -> {
            pinFailures.add(failure);
            return failure;
        });
    }

    private <T extends @Nullable Object> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
