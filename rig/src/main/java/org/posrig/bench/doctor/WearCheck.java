package org.posrig.bench.doctor;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.posrig.relay.PressCounts;

/** How much of its relays' rated life a bench has used up, by the presses it has counted. */
public final class WearCheck implements Check {

    private static final double WORN = 0.8;

    private final List<PressCounts.Count> counts;
    private final ToLongFunction<String> ratedLife;

    /** @param ratedLife closings that a board's relays are good for, by the board's name */
    public WearCheck(List<PressCounts.Count> counts, ToLongFunction<String> ratedLife) {
        this.counts = List.copyOf(counts);
        this.ratedLife = ratedLife;
    }

    @Override
    public String name() {
        return "relay wear";
    }

    @Override
    public Finding look() {
        Optional<PressCounts.Count> most = counts.stream().max(Comparator.comparingDouble(this::used));
        if (most.isEmpty()) {
            return Finding.skipped("no press has been counted on this bench yet");
        }
        List<PressCounts.Count> worn =
                counts.stream().filter(count -> used(count) >= WORN).toList();
        return worn.isEmpty()
                ? Finding.pass("most used is " + told(most.get()))
                : Finding.warn(
                        worn.stream().map(this::told).collect(Collectors.joining(", ")),
                        "Replace these relays before they bounce, and take their counts out of presses.json in the bench's state folder.");
    }

    private String told(PressCounts.Count count) {
        return String.format(
                Locale.ROOT,
                "%s/%s with %.1f %% of its rated %d closings",
                count.board(),
                count.channel(),
                100 * used(count),
                ratedLife.applyAsLong(count.board()));
    }

    private double used(PressCounts.Count count) {
        return count.lifeUsed(ratedLife.applyAsLong(count.board()));
    }
}
