package org.posrig.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class TimelineTest {

    private static final int THREADS = 40;
    private static final int EACH = 250;

    private final Timeline timeline = new Timeline(new Secrets());

    @Test
    void events_are_numbered_from_one_and_carry_what_and_where() {
        Event first = timeline.publish("", new Happening.Note("begun"));
        Event second = timeline.publish("lane-1", new Happening.KeyMoved("T1", "enter", true));
        assertThat(first.number()).isEqualTo(1);
        assertThat(first.lane()).isEmpty();
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.lane()).isEqualTo("lane-1");
        assertThat(second.what()).isEqualTo(new Happening.KeyMoved("T1", "enter", true));
        assertThat(second.at()).isBetween(first.at(), timeline.now());
    }

    @Test
    void many_threads_give_one_order_without_gaps_and_every_subscriber_sees_the_same() throws InterruptedException {
        List<Event> one = new ArrayList<>();
        List<Event> other = new ArrayList<>();
        timeline.subscribe(one::add);
        timeline.subscribe(other::add);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < THREADS; thread++) {
                String lane = "lane-" + thread;
                threads.submit(() -> {
                    for (int i = 0; i < EACH; i++) {
                        timeline.publish(lane, new Happening.Note(String.valueOf(i)));
                    }
                });
            }
            threads.shutdown();
            assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(one).extracting(Event::number).containsExactlyElementsOf(numbers());
        assertThat(other).isEqualTo(one);
        assertThat(one).extracting(Event::at).isSorted();
        assertThat(one.stream().filter(event -> event.lane().equals("lane-7")))
                .extracting(event -> ((Happening.Note) event.what()).text())
                .containsExactlyElementsOf(
                        LongStream.range(0, EACH).mapToObj(String::valueOf).toList());
    }

    @Test
    void a_subscriber_has_the_event_before_publish_returns() {
        List<Event> seen = new ArrayList<>();
        timeline.subscribe(seen::add);
        Event published = timeline.publish("", new Happening.Note("now"));
        assertThat(seen).containsExactly(published);
    }

    @Test
    void a_subscriber_hears_nothing_from_before_it_subscribed_nor_after_it_ended() {
        List<Event> seen = new ArrayList<>();
        timeline.publish("", new Happening.Note("before"));
        try (Timeline.Subscription subscription = timeline.subscribe(seen::add)) {
            timeline.publish("", new Happening.Note("during"));
            assertThat(subscription).isNotNull();
        }
        timeline.publish("", new Happening.Note("after"));
        assertThat(seen).extracting(Event::what).containsExactly(new Happening.Note("during"));
    }

    @Test
    void the_clock_only_goes_forward() {
        Duration earlier = timeline.now();
        assertThat(timeline.now()).isGreaterThanOrEqualTo(earlier);
        assertThat(earlier.isNegative()).isFalse();
    }

    private static List<Long> numbers() {
        return LongStream.rangeClosed(1, (long) THREADS * EACH).boxed().toList();
    }
}
