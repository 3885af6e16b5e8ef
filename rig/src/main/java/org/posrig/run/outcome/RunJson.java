package org.posrig.run.outcome;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Collection;
import java.util.TreeSet;
import org.posrig.bench.ProcessMark;
import org.posrig.run.Spread;
import org.posrig.run.Stage;
import org.posrig.run.Verdict;

/** What {@code run.json} says of a run and of each scenario; {@link KeptRun} reads it. */
final class RunJson {

    static final String PROCESS_BEGUN = "process-begun";

    private final ObjectMapper json = new ObjectMapper();
    private final RunFacts facts;

    RunJson(RunFacts facts) {
        this.facts = facts;
    }

    /**
     * All but what is known at a run's end only.
     *
     * @param state {@code running}, {@code ended} or {@code interrupted}
     */
    ObjectNode run(String state, Collection<Outcome> outcomes) {
        ObjectNode run = head(state);
        run.set("models", json.valueToTree(models(outcomes)));
        ObjectNode counts = run.putObject("counts");
        for (Verdict verdict : Verdict.values()) {
            counts.put(
                    verdict.word(),
                    outcomes.stream()
                            .filter(outcome ->
                                    outcome.verdict().filter(verdict::equals).isPresent())
                            .count());
        }
        run.set("scenarios", scenarios(outcomes));
        return run;
    }

    private ObjectNode head(String state) {
        ObjectNode run = json.createObjectNode();
        run.put("run", facts.run());
        run.put("state", state);
        ProcessMark process = ProcessMark.own();
        run.put("process", process.number());
        run.put(PROCESS_BEGUN, process.begun());
        run.put("began", facts.began().toString());
        run.put("bench", facts.bench());
        ObjectNode versions = run.putObject("versions");
        versions.put("posrig", RunFacts.VERSION);
        versions.put("git", facts.git());
        versions.set("files", json.valueToTree(facts.files()));
        versions.set("features", json.valueToTree(facts.features()));
        command(run.putObject("command"), facts.command());
        return run;
    }

    // What was asked for in one piece stands there in one piece.
    private void command(ObjectNode written, CommandLine command) {
        if (command.stages().size() == 1) {
            stage(written, command.stages().getFirst());
        } else {
            ArrayNode stages = written.putArray("stages");
            command.stages().forEach(stage -> stage(stages.addObject().put("name", stage.name()), stage));
        }
        command.bench()
                .ifPresent(file ->
                        written.put("bench", file.toAbsolutePath().normalize().toString()));
        written.put("lanes", command.lanes());
        written.set("defects", json.valueToTree(command.defects()));
    }

    private void stage(ObjectNode written, Stage stage) {
        written.set("features", json.valueToTree(stage.features()));
        stage.tags().ifPresent(tags -> written.put("tags", tags));
        written.set("terminals", json.valueToTree(stage.terminals()));
        written.set("models", json.valueToTree(stage.models()));
        written.put("matrix", stage.spread() == Spread.MATRIX);
        stage.seed().ifPresent(seed -> written.put("seed", seed));
        written.put("retry", stage.retry());
    }

    private ArrayNode scenarios(Collection<Outcome> outcomes) {
        ArrayNode scenarios = json.createArrayNode();
        outcomes.forEach(outcome -> scenarios.add(scenario(outcome)));
        return scenarios;
    }

    ObjectNode scenario(Outcome outcome) {
        ObjectNode scenario = json.createObjectNode();
        scenario.put("place", outcome.place().toString());
        scenario.put("feature", outcome.feature());
        scenario.put("name", outcome.name());
        scenario.set("tags", json.valueToTree(outcome.tags()));
        outcome.verdict().ifPresent(verdict -> scenario.put("verdict", verdict.word()));
        if (outcome.begun()) {
            scenario.put("begun", true);
        }
        ArrayNode attempts = scenario.putArray("attempts");
        for (Attempt attempt : outcome.attempts()) {
            ObjectNode written = attempts.addObject();
            written.put("verdict", attempt.verdict().word());
            written.put("cause", attempt.cause());
            written.put("message", attempt.message());
            written.put("began", attempt.began().toString());
            written.put("seconds", attempt.took().toMillis() / 1000.0);
            ArrayNode terminals = written.putArray("terminals");
            attempt.terminals()
                    .forEach(ran -> terminals
                            .addObject()
                            .put("name", ran.terminal())
                            .put("model", ran.model())
                            .put("firmware", ran.firmware()));
            written.set("clocks", json.valueToTree(attempt.clocks()));
            attempt.knownIssue().ifPresent(issue -> written.put("known-issue", issue.id()));
            if (attempt.red()) {
                written.put("again", facts.command().again(outcome.place(), Path.of("")));
            }
        }
        return scenario;
    }

    private static TreeSet<String> models(Collection<Outcome> outcomes) {
        TreeSet<String> models = new TreeSet<>();
        outcomes.forEach(outcome -> outcome.attempts().stream()
                .map(Attempt::versions)
                .filter(versions -> !versions.isEmpty())
                .forEach(models::add));
        return models;
    }
}
