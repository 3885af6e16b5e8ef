package org.posrig.host.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

final class JournalTest {

    private final Journal journal = new Journal(new ConcurrentHashMap<>());

    @Test
    void the_latest_are_kept_and_numbers_go_on() {
        for (int trace = 1; trace <= Journal.KEPT + 3; trace++) {
            journal.record(sale(trace));
            journal.book(key(trace), Booking.unsuccessful(MessageKind.SALE, trace, EndState.APPROVED));
            journal.record(new PinFailure(Instant.EPOCH, "20260001", trace, "", "", "55", ""));
        }
        assertThat(journal.exchanges()).hasSize(Journal.KEPT);
        assertThat(journal.exchanges().getFirst().trace()).isEqualTo(4);
        assertThat(journal.exchanges().stream().map(Exchange::number))
                .isSorted()
                .endsWith(Journal.KEPT + 3L);
        assertThat(journal.lastExchange().orElseThrow().trace()).isEqualTo(Journal.KEPT + 3);
        assertThat(journal.pinFailures()).hasSize(Journal.KEPT);
        assertThat(journal.booking(key(3))).isEmpty();
        assertThat(journal.booking(key(4))).isPresent();
        assertThat(journal.endStates()).hasSize(Journal.KEPT);
    }

    @Test
    void what_became_of_a_delivery_is_noted_at_its_own_exchange_or_nowhere() {
        Exchange first = journal.record(sale(1));
        for (int trace = 2; trace <= Journal.KEPT + 1; trace++) {
            journal.record(sale(trace));
        }
        Exchange last = journal.lastExchange().orElseThrow();
        journal.redeliver(last, Delivery.REPLY_LOST);
        journal.redeliver(first, Delivery.NOBODY_THERE);
        assertThat(journal.exchanges())
                .filteredOn(exchange -> exchange.delivery() != Delivery.ANSWERED)
                .singleElement()
                .isEqualTo(last.delivered(Delivery.REPLY_LOST));
    }

    private static SaleKey key(int trace) {
        return new SaleKey("20260001", 1, trace);
    }

    private static Exchange sale(int trace) {
        return new Exchange(
                0,
                Instant.EPOCH,
                MessageKind.SALE,
                key(trace),
                "",
                "",
                trace,
                EntryMode.CHIP,
                false,
                "00",
                "",
                Delivery.ANSWERED,
                Optional.empty());
    }
}
