package org.posrig.host.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jpos.q2.Q2;
import org.posrig.timeline.Event;
import org.posrig.timeline.Happening;
import org.posrig.timeline.Timeline;

/**
 * Counts what a rig's timeline tells, in jPOS's own registry beside what jPOS counts there. Which relays a secret entry closed is told
 * together, as channel {@code •}, as the timeline tells it.
 */
public final class RigMeters implements AutoCloseable {

    /** Beyond so many that were never answered all are forgotten. */
    private static final int OPEN_REQUESTS = 1000;

    private final MeterRegistry registry;
    private final RigFigures rig;
    private final Timer latency;
    private final Timeline.Subscription subscription;
    private final Map<String, Duration> requests = new HashMap<>();

    private RigMeters(MeterRegistry registry, Timeline timeline, RigFigures rig) {
        this.registry = registry;
        this.rig = rig;
        this.latency = Timer.builder("posrig.host.latency")
                .description(
                        "From a request's arrival at the acquirer to its answer, delays that rules ask for included.")
                .serviceLevelObjectives(
                        Duration.ofMillis(1),
                        Duration.ofMillis(5),
                        Duration.ofMillis(20),
                        Duration.ofMillis(100),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(60))
                .register(registry);
        // Known at nought from the beginning, so that the first of them is seen as a change.
        for (String verdict : new String[] {"passed", "failed", "broken", "skipped"}) {
            scenarios(verdict);
        }
        gauges();
        this.subscription = timeline.subscribe(this::take);
    }

    /** Counts from now on, until closed. */
    public static RigMeters count(Q2 q2, Timeline timeline, RigFigures rig) {
        return new RigMeters(q2.getMeterRegistry(), timeline, rig);
    }

    private void gauges() {
        Gauge.builder(
                        "posrig.terminals",
                        rig,
                        figures -> figures.terminals() - figures.outOfService().getAsInt())
                .tag("service", "in")
                .description("Terminals of the bench.")
                .register(registry);
        Gauge.builder("posrig.terminals", rig, figures -> figures.outOfService().getAsInt())
                .tag("service", "out")
                .register(registry);
        FunctionCounter.builder(
                        "posrig.standstills",
                        rig,
                        figures -> figures.standstills().getAsInt())
                .description("How often the rig stood still so long that its guard opened all contacts.")
                .register(registry);
        Gauge.builder(
                        "posrig.last.good.nightly.timestamp",
                        rig,
                        figures -> figures.lastGoodNight()
                                .get()
                                .map(end -> end.toEpochMilli() / 1000.0)
                                .orElse(0.0))
                .baseUnit("seconds")
                .description("When the last night ended in which nothing was wrong; 0 while there is none.")
                .register(registry);
    }

    // Called by the timeline, one event after the other.
    private void take(Event event) {
        switch (event.what()) {
            case Happening.ScenarioEnded ended -> {
                scenarios(ended.verdict()).increment();
                if (!ended.cause().isEmpty()) {
                    reds(ended.cause()).increment();
                }
            }
            case Happening.RelayMoved relay
            when relay.closed() ->
                registry.counter("posrig.relay.closings", "board", relay.board(), "channel", relay.channel())
                        .increment();
            case Happening.LineMoved line
            when !line.present() ->
                registry.counter("posrig.serial.losses", "terminal", line.terminal())
                        .increment();
            case Happening.HostMessage message when message.towardsHost() -> asked(message.connection(), event.at());
            case Happening.HostMessage message ->
                Optional.ofNullable(requests.remove(message.connection()))
                        .ifPresent(asked -> latency.record(event.at().minus(asked)));
            default -> {
                // Nothing that is counted.
            }
        }
    }

    private void asked(String connection, Duration at) {
        if (requests.size() >= OPEN_REQUESTS) {
            requests.clear();
        }
        requests.put(connection, at);
    }

    private Counter scenarios(String verdict) {
        return Counter.builder("posrig.scenarios")
                .tag("verdict", verdict)
                .description("Scenarios that have ended; one that is tried again counts each time.")
                .register(registry);
    }

    private Counter reds(String cause) {
        return Counter.builder("posrig.reds")
                .tag("cause", cause)
                .description("What was to blame for scenarios that failed or broke.")
                .register(registry);
    }

    @Override
    public void close() {
        subscription.close();
    }
}
