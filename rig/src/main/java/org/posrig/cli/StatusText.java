package org.posrig.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.posrig.fault.ToType;
import org.posrig.relay.PressCounts;
import org.posrig.run.BenchStatus;
import org.posrig.run.outcome.RunSummary;
import org.posrig.run.outcome.UnderWay;

/** A bench's status in words and as JSON. */
final class StatusText {

    private StatusText() {}

    static List<String> lines(BenchStatus status) {
        List<String> lines = new ArrayList<>();
        lines.add("bench " + status.bench());
        add(lines, "now", now(status));
        Optional<RunSummary> run = status.run();
        if (running(status)) {
            add(
                    lines,
                    "",
                    RunText.counts(run.orElseThrow()) + "; " + run.orElseThrow().folder());
        }
        status.underWay().forEach(scenario -> add(lines, running(status) ? "scenario" : "it was at", told(scenario)));
        add(
                lines,
                "lease",
                status.lease()
                        .map(lease -> lease.told(Instant.now(), ZoneId.systemDefault()))
                        .orElse("nobody's"));
        if (status.outOfService().isEmpty()) {
            add(lines, "service", "nothing is known to be out of service");
        }
        status.outOfService()
                .forEach((terminal, entry) -> add(lines, "out", OutOfServiceCommand.told(terminal, entry)));
        run.filter(kept -> !running(status))
                .ifPresentOrElse(
                        kept -> add(
                                lines,
                                "last run",
                                kept.name() + " " + kept.state() + ": " + RunText.counts(kept) + " in "
                                        + RunText.took(kept.took()) + "; " + kept.folder()),
                        () -> add(lines, "last run", running(status) ? "is under way" : "none is kept"));
        add(
                lines,
                "good night",
                status.lastGoodNight()
                        .map(night -> "ended "
                                + night.ended().map(OutOfServiceCommand::minute).orElse("") + ", run " + night.name())
                        .orElse("none is kept"));
        status.worn().forEach(count -> add(lines, "relay", told(count)));
        status.unreadable().forEach(sentence -> add(lines, "!", sentence));
        return lines;
    }

    private static String now(BenchStatus status) {
        String holder = status.use()
                .map(use -> "process " + use.process() + " since " + OutOfServiceCommand.minute(use.since()))
                .orElse("");
        if (running(status)) {
            RunSummary run = status.run().orElseThrow();
            return "run " + run.name()
                    + run.plan().map(plan -> ", the night of " + plan).orElse("") + ", "
                    + (holder.isEmpty() ? "process " + run.process() + ", which does not have the bench now" : holder);
        }
        if (!holder.isEmpty()) {
            return "no run; " + holder + " has the bench";
        }
        return status.run()
                .filter(run -> run.state().equals("interrupted"))
                .map(run -> "nothing runs; the last run was interrupted, '" + ToType.posrig("rerun " + run.name())
                        + "' runs what it did not pass")
                .orElse("nothing runs");
    }

    private static boolean running(BenchStatus status) {
        return status.run().filter(run -> run.state().equals("running")).isPresent();
    }

    private static String told(UnderWay scenario) {
        return scenario.name() + " (" + scenario.place() + ")"
                + (scenario.terminals().isEmpty() ? "" : " on " + String.join(" and ", scenario.terminals()));
    }

    // Rated as usual: what a board's relays are good for stands in the bench file, which need not be at hand.
    private static String told(PressCounts.Count count) {
        return String.format(
                Locale.ROOT,
                "%s %s has closed %d times, %.2f %% of the usual life%s",
                count.board(),
                count.channel(),
                count.presses() + count.secret(),
                100 * count.lifeUsed(PressCounts.RATED_LIFE),
                count.secret() > 0 ? " at most" : "");
    }

    private static void add(List<String> lines, String what, String told) {
        lines.add("  %-10s  %s".formatted(what, told));
    }

    static ObjectNode json(BenchStatus status) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("bench", status.bench());
        status.use()
                .ifPresent(use -> json.putObject("process")
                        .put("number", use.process())
                        .put("since", use.since().toString()));
        status.run().ifPresent(run -> json.set("run", RunText.json(run)));
        ArrayNode underWay = json.putArray("scenarios");
        status.underWay()
                .forEach(scenario -> scenario.terminals()
                        .forEach(underWay.addObject()
                                .put("name", scenario.name())
                                .put("place", scenario.place())
                                .putArray("terminals")::add));
        status.lease().ifPresent(lease -> {
            ObjectNode written = json.putObject("lease")
                    .put("owner", lease.owner())
                    .put("since", lease.since().toString());
            lease.until().ifPresent(until -> written.put("until", until.toString()));
            written.put("why", lease.why()).put("over", lease.over(Instant.now()));
        });
        ObjectNode out = json.putObject("outOfService");
        status.outOfService().forEach((terminal, entry) -> {
            ObjectNode written =
                    out.putObject(terminal).put("reason", entry.reason()).put("by", entry.by());
            entry.since().ifPresent(since -> written.put("since", since.toString()));
        });
        status.lastGoodNight().ifPresent(night -> json.set("lastGoodNight", RunText.json(night)));
        ArrayNode relays = json.putArray("relays");
        status.worn()
                .forEach(count -> relays.addObject()
                        .put("board", count.board())
                        .put("channel", count.channel())
                        .put("closings", count.presses() + count.secret()));
        status.unreadable().forEach(json.putArray("unreadable")::add);
        return json;
    }
}
