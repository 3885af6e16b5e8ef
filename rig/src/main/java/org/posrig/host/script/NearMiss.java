package org.posrig.host.script;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Says which message came nearest to what was expected, and in two columns what kept it from matching. */
final class NearMiss {

    private final Collection<Arrival> arrivals;

    NearMiss(Collection<Arrival> arrivals) {
        this.arrivals = arrivals;
    }

    String of(Rule rule) {
        String head =
                "No message has met the rule '" + rule.name() + "'" + (rule.times() > 1 ? " often enough" : "") + ".";
        return explain(head, rule::criteria, Optional.of(rule.name()));
    }

    String of(Match match, String expected) {
        return explain("No message was " + expected + ".", (facts, states) -> match.criteria(facts), Optional.empty());
    }

    private String explain(
            String head, BiFunction<Facts, Map<String, String>, List<Criterion>> criteria, Optional<String> rule) {
        Optional<Arrival> nearest = arrivals.stream()
                .filter(arrival -> rule.filter(arrival.befallen()::contains).isEmpty())
                .min(Comparator.<Arrival>comparingLong(
                                arrival -> missed(criteria.apply(arrival.facts(), arrival.states())))
                        .thenComparing(Comparator.comparingLong(Arrival::number).reversed()));
        if (nearest.isEmpty()) {
            return head + "\nNo message has come at all" + (arrivals.isEmpty() ? "." : " but those it has befallen.");
        }
        Arrival arrival = nearest.get();
        List<Criterion> rows = new ArrayList<>(criteria.apply(arrival.facts(), arrival.states()));
        if (missed(rows) == 0) {
            rows.add(overtaken(arrival));
        }
        return head + "\nThe nearest was message " + arrival.number() + ", " + arrival.facts() + ":\n"
                + new TwoColumns(rows);
    }

    // It matched in everything, so another rule of the same aspect was asked first, or this one came too late.
    private static Criterion overtaken(Arrival arrival) {
        return arrival.befallen().isEmpty()
                ? new Criterion("laid down", "before the message", "after it", false)
                : new Criterion("rule", "this one", "'" + String.join("', '", arrival.befallen()) + "'", false);
    }

    private static long missed(List<Criterion> criteria) {
        return criteria.stream().filter(criterion -> !criterion.met()).count();
    }
}
