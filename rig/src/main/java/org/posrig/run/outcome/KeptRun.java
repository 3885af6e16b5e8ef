package org.posrig.run.outcome;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.posrig.bench.ProcessMark;
import org.posrig.fault.BadInput;
import org.posrig.run.Spread;
import org.posrig.run.Stage;
import org.posrig.run.Verdict;

/**
 * A run as its folder tells it, ended, under way or cut off.
 *
 * @param state {@code ended}, {@code running} or {@code interrupted}
 */
public record KeptRun(Path folder, String state, RunFacts facts, List<Outcome> outcomes) {

    /** Whether a folder holds a run that can be read. */
    public static boolean is(Path folder) {
        return Files.isRegularFile(folder.resolve(RunFile.RUN));
    }

    /** @throws BadInput when the folder holds no run, or one that cannot be read */
    public static KeptRun read(Path folder) {
        try {
            JsonNode run =
                    new ObjectMapper().readTree(folder.resolve(RunFile.RUN).toFile());
            String written = run.path("state").asText();
            Map<String, Outcome> outcomes = new LinkedHashMap<>();
            run.path("scenarios").forEach(scenario -> keep(scenario, outcomes));
            // The lines are what a run tells as it goes; whoever closed one that was cut off has taken them in.
            if (written.equals("running")) {
                lines(folder).forEach(scenario -> keep(scenario, outcomes));
            }
            return new KeptRun(
                    folder,
                    written.equals("running") && process(run).living().isEmpty() ? "interrupted" : written,
                    facts(run),
                    List.copyOf(outcomes.values()));
        } catch (IOException e) {
            throw new BadInput(folder + ": there is no run that can be read (" + e.getMessage()
                    + "); name the folder of a run, such as reports/runs/20261122-080729-957.");
        }
    }

    public String name() {
        return String.valueOf(folder.getFileName());
    }

    /** What has not passed at the first go, and what was never come to. */
    public List<Outcome> notGreen() {
        return outcomes.stream()
                .filter(outcome -> outcome.verdict()
                        .filter(verdict -> verdict == Verdict.PASSED || verdict == Verdict.SKIPPED)
                        .isEmpty())
                .toList();
    }

    private static ProcessMark process(JsonNode run) {
        return new ProcessMark(
                run.path("process").asLong(), run.path(RunJson.PROCESS_BEGUN).asText());
    }

    // Where a run was cut off there may be half a line.
    private static List<JsonNode> lines(Path folder) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        Path file = folder.resolve(RunFile.SCENARIOS);
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                try {
                    lines.add(new ObjectMapper().readTree(line));
                } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                    continue;
                }
            }
        }
        return lines;
    }

    private static void keep(JsonNode scenario, Map<String, Outcome> outcomes) {
        Outcome outcome = outcome(scenario);
        outcomes.put(outcome.place().toString(), outcome);
    }

    private static Outcome outcome(JsonNode scenario) {
        List<Attempt> attempts = new ArrayList<>();
        for (JsonNode attempt : scenario.path("attempts")) {
            List<Attempt.Ran> terminals = new ArrayList<>();
            attempt.path("terminals")
                    .forEach(ran -> terminals.add(new Attempt.Ran(
                            ran.path("name").asText(),
                            ran.path("model").asText(),
                            ran.path("firmware").asText())));
            attempts.add(new Attempt(
                    attempts.size() + 1,
                    Verdict.valueOf(attempt.path("verdict").asText().toUpperCase(Locale.ROOT)),
                    attempt.path("cause").asText(),
                    attempt.path("message").asText(),
                    Instant.parse(attempt.path("began").asText()),
                    Duration.ofMillis(Math.round(attempt.path("seconds").asDouble() * 1000)),
                    terminals,
                    texts(attempt.path("clocks")),
                    Optional.empty()));
        }
        return new Outcome(
                Place.of(scenario.path("place").asText()),
                scenario.path("feature").asText(),
                scenario.path("name").asText(),
                texts(scenario.path("tags")),
                attempts,
                scenario.path("begun").asBoolean());
    }

    private static RunFacts facts(JsonNode run) {
        return new RunFacts(
                run.path("run").asText(),
                Instant.parse(run.path("began").asText()),
                run.path("bench").asText(),
                run.path("versions").path("git").asText(),
                hashes(run.path("versions").path("files")),
                hashes(run.path("versions").path("features")),
                command(run.path("command")));
    }

    private static Map<String, String> hashes(JsonNode written) {
        Map<String, String> hashes = new LinkedHashMap<>();
        written.properties()
                .forEach(file -> hashes.put(file.getKey(), file.getValue().asText()));
        return hashes;
    }

    private static CommandLine command(JsonNode command) {
        List<Stage> stages = new ArrayList<>();
        if (command.has("stages")) {
            command.path("stages").forEach(stage -> stages.add(stage(stage)));
        } else {
            stages.add(stage(command));
        }
        return new CommandLine(
                stages,
                Optional.ofNullable(command.get("bench")).map(JsonNode::asText).map(Path::of),
                command.path("lanes").asInt(1),
                texts(command.path("defects")));
    }

    private static Stage stage(JsonNode stage) {
        return new Stage(
                stage.path("name").asText(),
                texts(stage.path("features")),
                Optional.ofNullable(stage.get("tags")).map(JsonNode::asText),
                texts(stage.path("terminals")),
                texts(stage.path("models")),
                stage.path("matrix").asBoolean() ? Spread.MATRIX : Spread.POOL,
                stage.path("retry").asInt(),
                stage.has("seed") ? OptionalLong.of(stage.path("seed").asLong()) : OptionalLong.empty());
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
