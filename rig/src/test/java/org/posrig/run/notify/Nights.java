package org.posrig.run.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.posrig.run.Verdict;

/** Nights to be told of. */
final class Nights {

    static final NightSummary GREEN = new NightSummary(
            "stand-in",
            "20261122-010000-112",
            Instant.parse("2026-11-22T01:00:00Z"),
            Duration.ofMinutes(312),
            Map.of(Verdict.PASSED, 326, Verdict.SKIPPED, 16),
            List.of(),
            List.of(),
            List.of(),
            0,
            List.of(),
            List.of(),
            Optional.of("https://rig.example.org/runs/20261122-010000-112/report/index.html"));

    static final NightSummary NEW_REDS = with(
            Map.of(Verdict.PASSED, 318, Verdict.FAILED, 6, Verdict.BROKEN, 1, Verdict.FLAKY, 1),
            List.of(
                    "Three wrong PINs lock the card",
                    "冲正在断电后发送",
                    "The batch is settled <twice> & once",
                    "A fourth",
                    "A fifth"),
            List.of("An old one", "Another old one"),
            List.of(),
            0,
            List.of(),
            List.of("5 scenarios are newly red.", "A critical one is red."));

    static final NightSummary OUT_OF_SERVICE = with(
            Map.of(Verdict.PASSED, 200, Verdict.BROKEN, 2),
            List.of(),
            List.of("An old one", "Another old one"),
            List.of("T3 (tampered)", "T4 (does not start)"),
            124,
            List.of(),
            List.of("T3 did not stay in service."));

    static final NightSummary INTERRUPTED = with(
            Map.of(Verdict.PASSED, 200, Verdict.BROKEN, 1),
            List.of("A sale is voided"),
            List.of(),
            List.of(),
            7,
            List.of("03:12 the worker ended with signal 9\nand was started again"),
            List.of());

    static final NightSummary NOTHING =
            with(Map.of(), List.of(), List.of(), List.of(), 342, List.of("No terminal could be reached."), List.of());

    /** As much as there can be of everything. */
    static final NightSummary ALL_AT_ONCE = with(
            NEW_REDS.counts(),
            java.util.Collections.nCopies(40, "很长的场景名称".repeat(40)),
            NEW_REDS.knownReds(),
            java.util.Collections.nCopies(8, "T8 " + "很长的原因".repeat(40)),
            9,
            java.util.Collections.nCopies(8, "一个很长的句子".repeat(40)),
            java.util.Collections.nCopies(8, "一个很长的句子".repeat(40)));

    private Nights() {}

    static NightSummary with(
            Map<Verdict, Integer> counts,
            List<String> newReds,
            List<String> knownReds,
            List<String> outOfService,
            int notRun,
            List<String> interruptions,
            List<String> gate) {
        return new NightSummary(
                GREEN.bench(),
                GREEN.run(),
                GREEN.began(),
                GREEN.took(),
                counts,
                newReds,
                knownReds,
                outOfService,
                notRun,
                interruptions,
                gate,
                GREEN.reportLink());
    }
}
