package org.posrig.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Nights whose processes are killed at seeded instants: what there is can be read, each cut is told, the next start says what it found, and
 * going on gives every scenario one verdict. 5 kills, and 50 with {@code --long}. That contacts open after a kill, {@code KillTest} and
 * {@code UsbBoardTest} show on boards that keep what they were told.
 */
@Order(1)
@Execution(ExecutionMode.CONCURRENT)
final class CutOffNightTest {

    private static final int KILLS = Boolean.getBoolean("posrig.long") ? 50 : 5;
    private static final int LIMIT_SECONDS = 120;
    private static final String SEED = "7";

    /** Who is killed. */
    private enum Victim {
        WORKER,
        SUPERVISOR,
        BOTH
    }

    @TempDir
    private Path folder;

    private final ObjectMapper json = new ObjectMapper();
    private final List<PosrigCommand.Running> started = new ArrayList<>();

    @AfterEach
    void endWhatIsLeft() {
        for (PosrigCommand.Running running : started) {
            Stream.concat(
                            running.process().descendants().toList().stream(),
                            Stream.of(running.process().toHandle()))
                    .forEach(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void a_night_that_is_killed_again_and_again_comes_to_its_end_with_one_verdict_a_scenario()
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        PosrigCommand posrig = new PosrigCommand(folder);
        Random random = new Random(Long.parseLong(SEED));
        Path plan = plan("restarts: 100", 3 * KILLS / 5 + 2);
        boolean begun = false;
        for (int kill = 0; kill < KILLS; kill++) {
            Victim victim = Victim.values()[kill < 3 ? kill : random.nextInt(Victim.values().length)];
            PosrigCommand.Running night = start(posrig, plan, begun ? List.of("--resume") : List.of());
            long before = events();
            long events = 1 + random.nextInt(120);
            awaitEvents(night, before + events);
            if (night.process().isAlive()) {
                kill(victim, night);
            }
            begun = true;
            if (victim == Victim.WORKER || !night.process().isAlive()) {
                // The supervisor goes on by itself; it is ended as a machine that shuts down does it.
                if (night.process().isAlive()) {
                    awaitSaid(night, "Going on:");
                }
                night.process().destroy();
                assertThat(night.process().waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
                        .as(night.said())
                        .isTrue();
            }
            assertThat(night.process().waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
                    .as(night.said())
                    .isTrue();
            assertNothingLost(posrig, night);
        }
        PosrigCommand.Running last = start(posrig, plan, List.of("--resume"));
        PosrigCommand.Result ended = PosrigCommand.ended(last);
        assertThat(ended.output())
                .contains("Going on with the run " + posrig.newestRun().getFileName());
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(runs()).hasSize(1);
        JsonNode run = run(posrig.newestRun());
        assertThat(run.path("state").asText()).isEqualTo("ended");
        assertThat(run.path("scenarios")).hasSize(scenarios().size()).allSatisfy(scenario -> {
            JsonNode attempts = scenario.path("attempts");
            assertThat(attempts).isNotEmpty();
            assertThat(attempts.get(attempts.size() - 1).path("verdict").asText())
                    .isEqualTo("passed");
            // Only what was cut off was run again.
            for (int i = 0; i < attempts.size() - 1; i++) {
                assertCutOff(attempts.get(i));
            }
        });
        assertThat(Files.readAllLines(posrig.newestRun().resolve("interruptions.jsonl")))
                .hasSizeGreaterThanOrEqualTo(KILLS)
                .allSatisfy(
                        line -> assertThat(json.readTree(line).path("sentence").asText())
                                .isNotEmpty());
        assertThat(results(posrig.newestRun())).hasSize(attempts(run).size());
    }

    @Test
    void a_new_night_after_one_that_was_killed_says_so_and_makes_its_report()
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        PosrigCommand posrig = new PosrigCommand(folder);
        Path plan = plan("restarts: 0", 1);
        PosrigCommand.Running night = start(posrig, plan, List.of());
        awaitEvents(night, 60);
        Path cut = posrig.newestRun();
        kill(Victim.SUPERVISOR, night);

        PosrigCommand.Result next = PosrigCommand.ended(start(posrig, plan, List.of()));

        assertThat(next.output())
                .contains("The run " + cut.getFileName() + " was interrupted: ")
                .contains("The night is over: ");
        assertThat(run(cut).path("state").asText()).isEqualTo("interrupted");
        assertThat(attempts(run(cut))).hasSize(1).allSatisfy(this::assertCutOff);
        assertThat(results(cut)).hasSize(1);
        assertThat(runs()).hasSize(2);
        assertThat(posrig.state().resolve("stand-in/lease.json")).doesNotExist();
        assertThat(posrig.state().resolve("stand-in/night.json")).doesNotExist();
    }

    @Test
    void a_night_of_which_everything_was_killed_goes_on_as_its_service_and_as_the_machines_start_begin_it()
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        PosrigCommand posrig = new PosrigCommand(folder);
        Path plan = plan("until: 8h", 2);
        PosrigCommand.Running first = start(posrig, plan, List.of("--go-on"));
        awaitEvents(first, 60);
        Path run = posrig.newestRun();
        Instant end = until(first);
        kill(Victim.BOTH, first);

        PosrigCommand.Running second = start(posrig, plan, List.of("--go-on"));
        awaitEvents(second, events() + 60);
        assertThat(second.said()).contains("Going on with the run " + run.getFileName());
        assertThat(until(second)).isCloseTo(end, within(1, ChronoUnit.SECONDS));
        kill(Victim.BOTH, second);

        PosrigCommand.Result last = PosrigCommand.ended(start(posrig, plan, List.of("--pick-up")));
        assertThat(last.exitCode()).as(last.output()).isZero();
        assertThat(last.output())
                .contains("The rig's processes ended in the middle of the night.")
                .contains("Going on with the run " + run.getFileName())
                .contains("The night is over: 2 passed, 0 failed, 0 broken, 0 skipped.");
        assertThat(runs()).containsExactly(run);
        assertThat(night(first)).doesNotExist();
    }

    @Test
    void a_worker_that_does_nothing_any_more_is_noticed_and_its_scenario_is_broken()
            throws IOException, InterruptedException {
        PosrigCommand posrig = new PosrigCommand(folder);
        PosrigCommand.Running night = start(posrig, plan("hang: 5s", 2), List.of());
        awaitEvents(night, 60);
        signal("STOP", worker(night));

        PosrigCommand.Result ended = PosrigCommand.ended(night);

        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(3);
        assertThat(ended.output()).contains("Nothing happened for ", "restart 1 of 5");
        List<JsonNode> scenarios = new ArrayList<>();
        run(posrig.newestRun()).path("scenarios").forEach(scenarios::add);
        assertThat(scenarios)
                .extracting(scenario ->
                        scenario.path("attempts").get(0).path("verdict").asText())
                .containsExactlyInAnyOrder("broken", "passed");
        assertThat(scenarios)
                .extracting(scenario -> scenario.path("attempts").size())
                .containsOnly(1);
    }

    private List<String> scenarios() {
        return scenarios;
    }

    private List<String> scenarios = List.of();

    private Path plan(String line, int count) throws IOException {
        List<String> shipped = List.of(
                Shipped.scenario("wrong-pin/tries-used-up", "The last try is wrong and ends the sale"),
                Shipped.scenario(
                        "wrong-pin/tries-used-up",
                        "The right PIN at the last try is approved, and the count begins afresh"),
                Shipped.scenario("wrong-pin/tries-used-up", "Three wrong PINs lock the card"));
        scenarios = shipped.subList(0, Math.min(count, shipped.size()));
        Path bench = BenchText.shipped().withOneTerminal().writtenTo(folder);
        return Files.writeString(folder.resolve("plan.yaml"), """
                bench: %s
                doctor: false
                gate: false
                %s
                stages:
                  - name: all
                    features: [%s]
                """.formatted(bench, line, String.join(", ", scenarios)));
    }

    private PosrigCommand.Running start(PosrigCommand posrig, Path plan, List<String> more) {
        List<String> words = new ArrayList<>(
                List.of("nightly", "--output-dir", folder.resolve("runs").toString()));
        words.addAll(List.of("--plan", plan.toString()));
        words.addAll(more);
        PosrigCommand.Running running = posrig.command(words.toArray(String[]::new));
        started.add(running);
        return running;
    }

    private void kill(Victim victim, PosrigCommand.Running night)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        ProcessHandle worker = worker(night);
        List<ProcessHandle> standIns = worker.descendants().toList();
        if (victim != Victim.WORKER) {
            night.process().destroyForcibly().waitFor();
        }
        if (victim != Victim.SUPERVISOR) {
            worker.destroyForcibly();
        }
        // A worker ends with its supervisor, and the terminals, whose contacts open then, with the worker.
        worker.onExit().get(30, TimeUnit.SECONDS);
        for (ProcessHandle standIn : standIns) {
            standIn.onExit().get(30, TimeUnit.SECONDS);
        }
    }

    private ProcessHandle worker(PosrigCommand.Running night) throws IOException {
        long number = json.readTree(night(night).toFile()).path("worker").asLong();
        return ProcessHandle.of(number).orElseThrow(() -> new AssertionError("no worker; " + night.said()));
    }

    private Instant until(PosrigCommand.Running night) throws IOException {
        return Instant.parse(json.readTree(night(night).toFile()).path("until").asText());
    }

    private Path night(PosrigCommand.Running unused) {
        return folder.resolve("state/stand-in/night.json");
    }

    private static void signal(String name, ProcessHandle process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }

    private void awaitEvents(PosrigCommand.Running night, long count) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (events() < count && !night.process().waitFor(20, TimeUnit.MILLISECONDS)) {
            assertThat(System.nanoTime()).as(night.said()).isLessThan(end);
        }
    }

    private static void awaitSaid(PosrigCommand.Running night, String words) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!night.said().contains(words) && !night.process().waitFor(20, TimeUnit.MILLISECONDS)) {
            assertThat(System.nanoTime()).as(night.said()).isLessThan(end);
        }
    }

    // Lines of all timelines of the newest run.
    private long events() throws IOException {
        Optional<Path> run = runs().stream().max(Path::compareTo);
        if (run.isEmpty()) {
            return 0;
        }
        long lines = 0;
        try (Stream<Path> files = Files.list(run.get())) {
            for (Path file : files.filter(
                            path -> String.valueOf(path.getFileName()).matches("timeline.*\\.jsonl"))
                    .toList()) {
                lines += Files.readString(file).chars().filter(c -> c == '\n').count();
            }
        }
        return lines;
    }

    private List<Path> runs() throws IOException {
        if (!Files.isDirectory(folder.resolve("runs"))) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder.resolve("runs"))) {
            return all.filter(path -> Files.exists(path.resolve("run.json"))).toList();
        }
    }

    private void assertCutOff(JsonNode attempt) {
        assertThat(attempt.path("verdict").asText()).isEqualTo("broken");
        assertThat(attempt.path("cause").asText()).isEqualTo("interrupted");
        assertThat(attempt.path("message").asText()).isNotEmpty();
    }

    private static List<JsonNode> attempts(JsonNode run) {
        List<JsonNode> all = new ArrayList<>();
        run.path("scenarios").forEach(scenario -> scenario.path("attempts").forEach(all::add));
        return all;
    }

    // What the report is made of, one for each attempt; half a file would fail here.
    private List<JsonNode> results(Path run) throws IOException {
        List<JsonNode> read = new ArrayList<>();
        try (Stream<Path> files = Files.list(run.resolve("results"))) {
            for (Path file : files.filter(path -> path.toString().endsWith("-result.json"))
                    .toList()) {
                JsonNode result = json.readTree(file.toFile());
                assertThat(result.path("status").asText()).as(file.toString()).isNotEmpty();
                read.add(result);
            }
        }
        return read;
    }

    private JsonNode run(Path run) throws IOException {
        return json.readTree(run.resolve("run.json").toFile());
    }

    private void assertNothingLost(PosrigCommand posrig, PosrigCommand.Running night) throws IOException {
        assertThat(run(posrig.newestRun()).path("scenarios"))
                .as(night.said())
                .hasSize(scenarios().size());
        assertThat(night.said()).doesNotContain("Exception").doesNotContain("\tat ");
    }
}
