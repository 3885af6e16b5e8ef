package org.posrig.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.posrig.timeline.Event;
import org.posrig.timeline.Happening.Note;
import org.posrig.timeline.Secrets;
import org.posrig.timeline.Timeline;

class LaneRecorderTest {

    private final Timeline timeline = new Timeline(new Secrets());

    @Test
    void keeps_its_lane_from_start_to_close() {
        timeline.publish("T1", new Note("too early"));
        LaneRecorder recorder = new LaneRecorder(timeline, "T1");
        timeline.publish("T1", new Note("one"));
        timeline.publish("T2", new Note("other lane"));
        timeline.publish("", new Note("bench"));
        timeline.publish("T1", new Note("two"));
        recorder.close();
        timeline.publish("T1", new Note("too late"));

        assertThat(recorder.events()).extracting(Event::what).containsExactly(new Note("one"), new Note("two"));
    }

    @Test
    void what_has_been_read_does_not_change_afterwards() {
        try (LaneRecorder recorder = new LaneRecorder(timeline, "T1")) {
            timeline.publish("T1", new Note("one"));
            var read = recorder.events();
            timeline.publish("T1", new Note("two"));

            assertThat(read).hasSize(1);
            assertThat(recorder.events()).hasSize(2);
        }
    }

    @Test
    void an_event_that_is_under_way_while_it_closes_is_not_kept() {
        AtomicReference<LaneRecorder> recorder = new AtomicReference<>();
        timeline.subscribe(event -> recorder.get().close());
        recorder.set(new LaneRecorder(timeline, "T1"));

        timeline.publish("T1", new Note("under way"));

        assertThat(recorder.get().events()).isEmpty();
    }
}
