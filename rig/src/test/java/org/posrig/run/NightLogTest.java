package org.posrig.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.posrig.Golden;
import org.posrig.timeline.Event;
import org.posrig.timeline.Happening;
import org.posrig.timeline.Secrets;

final class NightLogTest {

    private final Secrets secrets = new Secrets();
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @Property(seed = "8", tries = 500)
    void whatever_is_told_is_one_line_and_parses_back(
            @ForAll LogLine.Priority priority, @ForAll @Size(max = 4) List<String> texts) {
        Map<String, String> values = new LinkedHashMap<>();
        texts.forEach(text -> values.put("key-" + "abcd".charAt(values.size()), text));
        LogLine line = new LogLine(priority, "scenario-ended", values);
        assertThat(line.forJournal().split("[\\n\\r\\f\\u000b\\u0085\\u2028\\u2029]", -1))
                .hasSize(1);
        assertThat(line.forPeople().split("[\\n\\r\\f\\u000b\\u0085\\u2028\\u2029]", -1))
                .hasSize(1);
        // As the journal keeps it, in UTF-8.
        String kept = new String(line.forJournal().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertThat(LogLine.parse(kept)).contains(line);
    }

    @Property(seed = "8", tries = 500)
    void anything_can_be_parsed_without_harm(@ForAll String text) {
        assertThat(LogLine.parse(text)).isEmpty();
        assertThat(LogLine.parse("<6>event=x " + text)).isNotNull();
    }

    @Example
    void long_texts_are_cut() {
        LogLine line = new LogLine(LogLine.Priority.INFO, "warning", Map.of("message", "x".repeat(100_000)));
        assertThat(line.forJournal()).hasSizeLessThan(2100).endsWith("x…");
    }

    @Example
    void a_night_in_the_journal() {
        Golden.assertSame(NightLogTest.class, "night-log-journal.txt", night(Map.of("JOURNAL_STREAM", "9:12345")));
    }

    @Example
    void a_night_in_words() {
        Golden.assertSame(NightLogTest.class, "night-log.txt", night(Map.of()));
    }

    @Example
    void secrets_are_taken_out() {
        secrets.hideCardNumber("6212345678901232");
        secrets.hide("87654321");
        NightLog log = log(Map.of("JOURNAL_STREAM", "9:1"));
        log.interrupted("death", "The worker had 6212345678901232 and 87654321 on its lips.");
        log.take(new Event(
                1,
                Duration.ZERO,
                "lane-1",
                new Happening.ScenarioEnded(
                        "with 6212345678901232", "f:1", "failed", "terminal defect", "showed 87654321")));
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("621234******1232", "showed ••••••")
                .doesNotContain("6212345678901232", "87654321");
    }

    private String night(Map<String, String> environment) {
        NightLog log = log(environment);
        log.began("lab", Path.of("/etc/posrig/plans/night.yaml"), Path.of("/var/lib/posrig/runs/20260101-230000-000"));
        log.stage("online PINs", 12);
        log.take(event(1, new Happening.ScenarioStarted("a \"good\" one", "features/x.feature:3", List.of())));
        log.take(event(2, new Happening.TerminalTaken("T1", "20260001", "standin-a", "")));
        log.take(event(9, new Happening.ScenarioEnded("a \"good\" one", "features/x.feature:3", "passed", "", "")));
        log.take(event(10, new Happening.ScenarioStarted("两台", "features/y.feature:7", List.of())));
        log.take(event(11, new Happening.TerminalTaken("T1", "20260001", "standin-a", "")));
        log.take(event(12, new Happening.TerminalTaken("T2", "20260002", "standin-a", "")));
        log.take(event(
                30,
                new Happening.ScenarioEnded(
                        "两台", "features/y.feature:7", "failed", "terminal defect", "T1 should\nhave shown")));
        log.outOfService("T2", "TAMPER is shown");
        log.interrupted("hang", "Nothing has happened for 5m.");
        log.ended(Map.of(Verdict.PASSED, 1, Verdict.FAILED, 1), 10, Duration.ofMillis(61_234), 1);
        log.reportReady(Path.of("/var/lib/posrig/runs/20260101-230000-000/report/index.html"));
        log.notDelivered("The webhook https://example.test/hook did not answer within 10 s.");
        log.warning("The disk has 1 % left.");
        return told.toString(StandardCharsets.UTF_8);
    }

    private NightLog log(Map<String, String> environment) {
        return NightLog.on(new PrintStream(told, true, StandardCharsets.UTF_8), environment, secrets);
    }

    private static Event event(long seconds, Happening what) {
        return new Event(seconds, Duration.ofSeconds(seconds), "lane-1", what);
    }
}
