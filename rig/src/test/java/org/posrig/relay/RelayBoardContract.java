package org.posrig.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.posrig.fault.RigFault;

/** What every board of relays does, seen from its lines' other ends. */
@Timeout(30)
interface RelayBoardContract {

    /** A board with the channels {@code a}, {@code b} and {@code c}, and what it looks like from outside. */
    interface Outside extends AutoCloseable {

        RelayBoard board();

        /** The channels whose relays are pulled, by lines, registers or bytes. */
        Set<String> pulled();

        /** From now on the relay of a channel does not do as it is told. */
        void disobeys(String channel);

        /** The lines as they are once the board has been let go. */
        @Override
        void close();
    }

    /** Opens a board whose relays an earlier owner has left pulled where the hardware can keep them so. */
    Outside open();

    @Test
    default void all_contacts_are_open_when_it_has_been_made() {
        try (Outside outside = open()) {
            assertPulled(outside);
            assertThat(outside.board().channels()).containsExactlyInAnyOrder("a", "b", "c");
        }
    }

    @Test
    default void one_channel_moves_at_a_time_and_no_other_with_it() {
        try (Outside outside = open()) {
            RelayBoard board = outside.board();
            board.set("a", true);
            assertPulled(outside, "a");
            board.set("c", true);
            assertPulled(outside, "a", "c");
            board.set("a", true);
            assertPulled(outside, "a", "c");
            board.set("a", false);
            assertPulled(outside, "c");
            board.set("b", true);
            assertPulled(outside, "b", "c");
        }
    }

    @Test
    default void safe_opens_every_contact() {
        try (Outside outside = open()) {
            pullAll(outside);
            outside.board().safe();
            assertPulled(outside);
            outside.board().set("b", true);
            assertPulled(outside, "b");
        }
    }

    @Test
    default void safe_goes_on_where_a_relay_does_not_obey_and_says_so_at_the_end() {
        try (Outside outside = open()) {
            pullAll(outside);
            outside.disobeys("a");
            assertThatThrownBy(() -> outside.board().safe()).isInstanceOf(RigFault.class);
            assertPulledAtMost(outside, "a");
        }
    }

    @Test
    default void closing_it_opens_every_contact_and_the_second_time_does_nothing() {
        try (Outside outside = open()) {
            pullAll(outside);
            outside.board().close();
            assertPulled(outside);
            outside.board().close();
            outside.board().safe();
            assertPulled(outside);
            assertThatThrownBy(() -> outside.board().set("a", true))
                    .isInstanceOf(RigFault.class)
                    .hasMessageContaining("has been closed");
            assertPulled(outside);
        }
    }

    @Test
    default void an_unknown_channel_is_refused_with_those_there_are() {
        try (Outside outside = open()) {
            assertThatThrownBy(() -> outside.board().set("d", true))
                    .isInstanceOf(RigFault.class)
                    .hasMessage(
                            "Relay board " + outside.board().name() + " has no channel 'd'. Its channels are a, b, c.");
            assertPulled(outside);
        }
    }

    @Test
    default void many_threads_move_its_channels_without_undoing_each_other() throws Exception {
        try (Outside outside = open();
                ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Future<?>> moving = new ArrayList<>();
            for (String channel : List.of("a", "b", "c")) {
                moving.add(threads.submit(() -> {
                    for (int i = 0; i < 60; i++) {
                        outside.board().set(channel, i % 2 == 0);
                    }
                    outside.board().set(channel, !channel.equals("b"));
                }));
            }
            for (Future<?> each : moving) {
                each.get();
            }
            assertPulled(outside, "a", "c");
        }
    }

    private static void pullAll(Outside outside) {
        List.of("a", "b", "c").forEach(channel -> outside.board().set(channel, true));
        assertPulled(outside, "a", "b", "c");
    }

    // Bytes on a line need their time.
    private static void assertPulled(Outside outside, String... channels) {
        awaitPulled(outside, Set.of(channels), Set.of(channels));
    }

    private static void assertPulledAtMost(Outside outside, String channel) {
        awaitPulled(outside, Set.of(), Set.of(channel));
    }

    private static void awaitPulled(Outside outside, Set<String> least, Set<String> most) {
        long end = System.nanoTime() + 5_000_000_000L;
        while (System.nanoTime() < end && !within(outside.pulled(), least, most)) {
            Thread.onSpinWait();
        }
        assertThat(outside.pulled()).containsAll(least).isSubsetOf(most);
    }

    private static boolean within(Set<String> pulled, Set<String> least, Set<String> most) {
        return pulled.containsAll(least) && most.containsAll(pulled);
    }
}
