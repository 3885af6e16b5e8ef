package org.posrig.run.outcome;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.posrig.run.Verdict;

/** Scenarios as they might have ended. */
public final class Sample {

    public static final Path FILE = Path.of("/features/wrong-pin/some.feature");

    private Sample() {}

    /** A scenario of the file at that line, with an attempt for each verdict. */
    public static Outcome outcome(int line, String name, List<String> tags, Verdict... verdicts) {
        List<Attempt> attempts = new java.util.ArrayList<>();
        for (Verdict verdict : verdicts) {
            attempts.add(attempt(attempts.size() + 1, verdict));
        }
        return new Outcome(new Place(FILE, line), "Wrong PINs", name, tags, attempts, false);
    }

    static Attempt attempt(int number, Verdict verdict) {
        return new Attempt(
                number,
                verdict,
                switch (verdict) {
                    case FAILED -> "terminal defect";
                    case BROKEN -> "relay board";
                    default -> "";
                },
                switch (verdict) {
                    case FAILED -> "T1 should have shown 'a < b'.\nClosest: \u0007";
                    case BROKEN -> "The board is gone. Plug it in.";
                    case SKIPPED -> "No terminal can do 'contactless'.";
                    default -> "";
                },
                Instant.parse("2026-01-01T12:00:00Z"),
                Duration.ofMillis(1234),
                verdict == Verdict.SKIPPED ? List.of() : List.of(new Attempt.Ran("T1", "standin-a", "1.0.0")),
                List.of(),
                Optional.empty());
    }

    public static RunFacts facts() {
        return new RunFacts(
                "20260101-000001-000",
                Instant.EPOCH,
                "stand-in",
                "0123456789ab",
                Map.of("fixtures/benches/stand-in.yaml", "0123456789ab"),
                Map.of(),
                new CommandLine(List.of(), Optional.empty(), Optional.empty(), 1, OptionalLong.of(7), 0, List.of()));
    }
}
