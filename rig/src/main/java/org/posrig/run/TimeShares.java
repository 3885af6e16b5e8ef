package org.posrig.run;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.posrig.bench.Bench;
import org.posrig.timeline.Event;
import org.posrig.timeline.Happening;

/**
 * What the time of a run is made of, reckoned from its timeline. The time between two events of a lane belongs to the <em>keys</em> while
 * one is held, in the gap after it, while a stripe is drawn, while a card's relay opens and while power is cut; otherwise to the <em>host</em> from a request's
 * arrival to its answer; to the <em>terminal</em> where a screen, a slip or a request of its own ends the wait; and else to the
 * <em>rig</em>, as all time in which no scenario runs.
 */
final class TimeShares {

    private enum Share {
        KEYS,
        TERMINAL,
        HOST,
        RIG
    }

    private static final class Lane {
        Duration reckoned;
        Duration gapUntil = Duration.ZERO;
        boolean contact;
        boolean atHost;

        Lane(Duration since) {
            reckoned = since;
        }
    }

    private final BiFunction<String, String, Duration> gaps;
    private final Map<String, Lane> lanes = new HashMap<>();
    private final Map<Share, Duration> shares = new EnumMap<>(Share.class);
    private Duration idleSince;
    private Duration idle = Duration.ZERO;

    /**
     * @param began the timeline's time at which the run began
     * @param gaps for each terminal and key how long nothing is held after it; a key of a secret entry is {@code •}
     */
    TimeShares(Duration began, BiFunction<String, String, Duration> gaps) {
        this.idleSince = began;
        this.gaps = gaps;
    }

    /** Reckons up to an event; to be given in order. */
    synchronized void take(Event event) {
        if (event.what() instanceof Happening.ScenarioStarted && !event.lane().isEmpty()) {
            if (lanes.isEmpty()) {
                idle = idle.plus(event.at().minus(idleSince));
            }
            lanes.put(event.lane(), new Lane(event.at()));
        }
        Lane lane = lanes.get(event.lane());
        if (lane == null) {
            return;
        }
        reckon(lane, event);
        if (event.what() instanceof Happening.ScenarioEnded) {
            lanes.remove(event.lane());
            idleSince = event.at();
        }
    }

    /** {@code keys 61 %, terminal 25 %, host 9 %, rig 5 %}, up to a time of the timeline. */
    synchronized String told(Duration until) {
        Map<Share, Duration> told = new EnumMap<>(shares);
        told.merge(Share.RIG, lanes.isEmpty() ? idle.plus(until.minus(idleSince)) : idle, Duration::plus);
        double total = told.values().stream().mapToLong(Duration::toNanos).sum();
        return Arrays.stream(Share.values())
                .map(share -> share.name().toLowerCase(Locale.ROOT) + " "
                        + Math.round(
                                100 * told.getOrDefault(share, Duration.ZERO).toNanos() / Math.max(1, total))
                        + " %")
                .collect(Collectors.joining(", "));
    }

    /** The same of the scenarios so far alone, without what lies between them, with its length in front. */
    synchronized String toldWithinScenarios() {
        double total = shares.values().stream().mapToLong(Duration::toNanos).sum();
        return String.format("%.1f s: ", total / 1e9)
                + Arrays.stream(Share.values())
                        .map(share -> share.name().toLowerCase(Locale.ROOT)
                                + String.format(
                                        " %.1f %%",
                                        100
                                                * shares.getOrDefault(share, Duration.ZERO)
                                                        .toNanos()
                                                / Math.max(1, total)))
                        .collect(Collectors.joining(", "));
    }

    private void reckon(Lane lane, Event event) {
        switch (event.what()) {
            case Happening.KeyMoved(String terminal, String key, boolean down) -> {
                spend(lane, event.at(), Share.RIG);
                lane.contact = down;
                lane.atHost &= !down;
                lane.gapUntil = down ? Duration.ZERO : event.at().plus(gaps.apply(terminal, key));
            }
            case Happening.CardMoved(String terminal, String card, String how) -> {
                spend(lane, event.at(), Share.RIG);
                lane.contact = how.equals("swiped");
                if (how.equals("removed") || how.equals("lifted")) {
                    lane.gapUntil = event.at().plus(Bench.CARD_BREAK);
                }
            }
            case Happening.PowerMoved(String terminal, boolean present) -> {
                spend(lane, event.at(), Share.RIG);
                lane.contact = !present;
            }
            case Happening.RelayMoved(String board, String channel, boolean closed) -> {
                spend(lane, event.at(), Share.RIG);
                lane.contact &= closed;
            }
            case Happening.HostMessage message -> {
                spend(lane, event.at(), message.towardsHost() ? Share.TERMINAL : Share.HOST);
                lane.atHost = message.towardsHost();
            }
            case Happening.ScreenShown screen -> {
                // What lies between its last byte and its being understood is the rig's.
                spend(lane, screen.last().compareTo(event.at()) < 0 ? screen.last() : event.at(), Share.TERMINAL);
                spend(lane, event.at(), Share.RIG);
            }
            case Happening.ReceiptPrinted receipt -> spend(lane, event.at(), Share.TERMINAL);
            default -> spend(lane, event.at(), Share.RIG);
        }
    }

    private void spend(Lane lane, Duration until, Share otherwise) {
        if (until.compareTo(lane.reckoned) <= 0) {
            return;
        }
        Duration keysUntil = lane.contact ? until : lane.gapUntil.compareTo(until) < 0 ? lane.gapUntil : until;
        if (keysUntil.compareTo(lane.reckoned) > 0) {
            shares.merge(Share.KEYS, keysUntil.minus(lane.reckoned), Duration::plus);
            lane.reckoned = keysUntil;
        }
        Share share = lane.atHost && otherwise == Share.TERMINAL ? Share.HOST : otherwise;
        shares.merge(share, until.minus(lane.reckoned), Duration::plus);
        lane.reckoned = until;
    }
}
