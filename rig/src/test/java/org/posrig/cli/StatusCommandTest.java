package org.posrig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.posrig.Golden;
import org.posrig.bench.ProcessMark;
import org.posrig.bench.ServiceBook;
import org.posrig.run.outcome.NightMark;

/** What is told of benches and runs whose files are as runs write them. */
@Isolated("properties and both outputs are the process's")
final class StatusCommandTest {

    /** No process ever has it: Linux counts to 4194304 at most. */
    private static final long GONE = 4_999_999;

    private static final String TIMELINE = """
            {"n":1,"t":1.0,"lane":"lane-1","kind":"ScenarioStarted","what":{"name":"first","place":"/f/x.feature:3","tags":[]}}
            {"n":2,"t":2.0,"lane":"lane-1","kind":"TerminalTaken","what":{"terminal":"T1","number":"20260001","model":"standin-a","versions":""}}
            {"n":3,"t":3.0,"lane":"lane-2","kind":"ScenarioStarted","what":{"name":"second","place":"/f/x.feature:9","tags":[]}}
            {"n":4,"t":4.0,"lane":"lane-1","kind":"ScenarioEnded","what":{"name":"first","place":"/f/x.feature:3","verdict":"passed","cause":"","message":""}}
            {"n":5,"t":5.0,"lane":"lane-2","kind":"TerminalTaken","what":{"terminal":"T2","number":"20260002","model":"standin-a","versions":""}}
            {"n":6,"t":6.0,"lane":"lane-2","kind":"TerminalTaken","what":{"terminal":"T1","number":"20260001","model":"standin-a","versions":""}}
            {"n":7,"t":7.0,"lane":"lane-2","kind":"Note","what":{"text":"the \\"ScenarioEnded\\" of another"}}
            {"n":8,"t":8.0,"lane":"lane-2","kind":"ScenarioEn""";

    @TempDir
    private Path folder;

    private InProcess posrig;

    @BeforeEach
    void begins() throws IOException {
        posrig = new InProcess(folder);
        Files.createDirectories(posrig.state().resolve("lab"));
        Files.createFile(posrig.state().resolve("lab/lock"));
        Files.createDirectories(posrig.runs());
    }

    @Test
    void a_night_under_way_is_told_with_its_scenarios() throws IOException {
        long here = ProcessHandle.current().pid();
        Path run = run("20260102-230000-000", "running", here, "failed", "");
        NightMark.put(run, Path.of("/etc/posrig/plans/night.yaml"));
        NightMark.put(run("20260101-230000-000", "ended", GONE, "passed", "passed"), Path.of("night.yaml"));
        run("20260102-120000-000", "ended", GONE, "passed", "passed");
        Files.writeString(run.resolve("timeline.jsonl"), TIMELINE);
        Files.writeString(posrig.state().resolve("lab/holder"), String.valueOf(here));
        Files.writeString(
                posrig.state().resolve("lab/presses.json"),
                "{\"presses\":{\"b\":{\"1\":5,\"2\":200000}},\"secret\":{\"b\":{\"T1\":{\"presses\":4,\"channels\":[\"1\"]}}}}");
        posrig.said("lease", "take", "--bench", "lab", "--owner", "night", "--until", "8h", "--why", "tonight");
        new ServiceBook(posrig.state().resolve("lab")).take("T3", "cracked", "alice");
        Golden.assertSame(
                StatusCommandTest.class,
                "status-running.txt",
                posrig.session("status --output-dir " + posrig.runs()).replace("process " + here, "process <here>"));
        JsonNode json = json(
                "status",
                "--bench",
                "lab",
                "--json",
                "--output-dir",
                posrig.runs().toString());
        assertThat(json.path(0).path("run").path("counts").path("failed").asInt())
                .isEqualTo(1);
        assertThat(json.path(0)
                        .path("scenarios")
                        .path(0)
                        .path("terminals")
                        .path(1)
                        .asText())
                .isEqualTo("T1");
        assertThat(json.path(0).path("lastGoodNight").path("run").asText()).isEqualTo("20260101-230000-000");
        assertThat(json.path(0).path("lease").path("owner").asText()).isEqualTo("night");
    }

    @Test
    void after_a_crash_it_says_so_and_where_it_was() throws IOException {
        Path run = run("20260102-230000-000", "running", GONE, "passed", "");
        Files.writeString(run.resolve("timeline.jsonl"), TIMELINE);
        Files.writeString(posrig.state().resolve("lab/holder"), String.valueOf(GONE));
        Files.writeString(posrig.state().resolve("lab/lease.json"), "{");
        Files.writeString(posrig.state().resolve("lab/presses.json"), "{");
        Golden.assertSame(
                StatusCommandTest.class,
                "status-interrupted.txt",
                posrig.session("status --output-dir " + posrig.runs()));
    }

    @Test
    void a_bench_is_held_by_the_process_that_took_it_however_clocks_are_set_and_not_by_the_next_of_its_number()
            throws IOException {
        Path holder = posrig.state().resolve("lab/holder");
        long here = ProcessHandle.current().pid();
        Files.writeString(holder, here + " another-boot 17");
        assertThat(json("status", "--bench", "lab", "--json").path(0).has("process"))
                .isFalse();
        Files.writeString(holder, here + " " + ProcessMark.own().begun());
        Files.setLastModifiedTime(holder, FileTime.from(Instant.EPOCH));
        assertThat(json("status", "--bench", "lab", "--json")
                        .path(0)
                        .path("process")
                        .path("number")
                        .asLong())
                .isEqualTo(here);
    }

    @Test
    void benches_that_are_not_known_are_told() throws IOException {
        String text = posrig.session("status --bench lap", "runs --last 0", "runs --output-dir " + posrig.runs());
        Files.delete(posrig.state().resolve("lab/lock"));
        Golden.assertSame(StatusCommandTest.class, "status-mistakes.txt", text + posrig.session("status"));
    }

    @Test
    void runs_are_listed_newest_first_whatever_became_of_them() throws IOException {
        NightMark.put(run("20260101-230000-000", "ended", GONE, "passed", "skipped"), Path.of("night.yaml"));
        run("20260102-120000-000", "running", GONE, "broken", "");
        run("20260102-130000-000", "running", ProcessHandle.current().pid(), "", "");
        Files.writeString(
                Files.createDirectories(posrig.runs().resolve("20260102-140000-000"))
                        .resolve("run.json"),
                "{\"run\":");
        Golden.assertSame(
                StatusCommandTest.class,
                "runs.txt",
                posrig.session(
                        "runs --output-dir " + posrig.runs(), "runs --bench shop --output-dir " + posrig.runs()));
        JsonNode json = json(
                "runs",
                "--json",
                "--last",
                "3",
                "--bench",
                "lab",
                "--output-dir",
                posrig.runs().toString());
        assertThat(json).hasSize(3);
        assertThat(json.path(2).path("plan").asText()).isEqualTo("night.yaml");
        assertThat(json.path(2).path("gate").path("broken").path(0).asText()).isEqualTo("nothing newly red");
    }

    private JsonNode json(String... arguments) throws IOException {
        return new ObjectMapper().readTree(posrig.said(arguments));
    }

    // Two scenarios; without a verdict nobody has come to one.
    private Path run(String name, String state, long process, String first, String second) throws IOException {
        Path run = Files.createDirectories(posrig.runs().resolve(name));
        StringBuilder scenarios = new StringBuilder();
        for (String verdict : List.of(first, second)) {
            String attempt = """
                    {"verdict": "%s", "cause": "", "message": "", "began": "2026-01-01T23:00:10Z", "seconds": 3723.5,
                     "terminals": [{"name": "T%d", "model": "m", "firmware": ""}], "clocks": []}""".formatted(verdict, scenarios.isEmpty() ? 2 : 1);
            scenarios
                    .append(scenarios.isEmpty() ? "" : ",\n")
                    .append(
                            "{\"place\": \"/f/x.feature:%d\", \"feature\": \"F\", \"name\": \"n\", \"tags\": [], \"attempts\": [%s]}"
                                    .formatted(scenarios.isEmpty() ? 3 : 9, verdict.isEmpty() ? "" : attempt));
        }
        Files.writeString(run.resolve("run.json"), """
                {"run": "%s", "state": "%s", "process": %d, "began": "2026-01-01T23:00:00Z", "bench": "lab",
                 "versions": {"git": "", "files": {}}, "command": {"features": [], "stages": [], "lanes": 1, "retry": 0, "defects": []},
                 %s "scenarios": [%s]}""".formatted(
                        name,
                        state,
                        process,
                        state.equals("ended")
                                ? "\"seconds\": 62.0, \"gate\": {\"rules\": [{\"rule\": \"nothing newly red\", \"holds\": false}]},"
                                : "",
                        scenarios));
        return run;
    }
}
