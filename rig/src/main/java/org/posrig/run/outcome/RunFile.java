package org.posrig.run.outcome;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.posrig.fault.RigFault;
import org.posrig.timeline.LineFile;
import org.posrig.timeline.WholeFile;

/**
 * Keeps a run in its folder: {@code run.json} as it begins and as it ends, and between the two a line in {@code scenarios.jsonl} for each
 * scenario as it begins and as it ends. A run that is cut off has the first and the lines.
 */
public final class RunFile implements AutoCloseable {

    static final String RUN = "run.json";
    static final String SCENARIOS = "scenarios.jsonl";

    private final ObjectMapper mapper = new ObjectMapper();
    private final Path folder;
    private final RunJson json;
    private final LineFile lines;

    /**
     * Begins {@code run.json}, which says from now on that the run is under way.
     *
     * @throws RigFault when it cannot be written
     */
    public RunFile(Path folder, RunFacts facts, List<Outcome> planned) {
        this.folder = folder;
        this.json = new RunJson(facts);
        try {
            write(folder, json.run("running", planned));
            lines = new LineFile(folder.resolve(SCENARIOS));
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /** Adds a line for a scenario that has begun or ended. */
    public synchronized void tell(Outcome outcome) {
        try {
            lines.append((mapper.writeValueAsString(json.scenario(outcome)) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // The timeline, whose subscriber this is in the end, tells of it.
            throw new UncheckedIOException(e);
        }
    }

    /** Writes {@code run.json} as it stays. */
    public void end(
            Collection<Outcome> outcomes,
            Map<String, String> terminals,
            Collection<GateRule> gate,
            Duration took,
            int exitCode) {
        ObjectNode run = json.run("ended", outcomes);
        run.put("seconds", took.toMillis() / 1000.0);
        // Not what began and how long it took make: the clock may have been set meanwhile.
        run.put("ended", Instant.now().toString());
        run.put("exit-code", exitCode);
        run.set("terminals", mapper.valueToTree(terminals));
        ArrayNode rules = run.putObject("gate").putArray("rules");
        gate.forEach(rule -> rules.addObject()
                .put("rule", rule.rule())
                .put("holds", rule.holds())
                .put("expected", rule.expected())
                .put("actual", rule.actual())
                .put("sentence", rule.sentence()));
        try {
            write(folder, run);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /** Writes down that a run was cut off, with all that is known of it. */
    public static void interrupted(KeptRun run) {
        try {
            write(run.folder(), new RunJson(run.facts()).run("interrupted", run.outcomes()));
        } catch (IOException e) {
            throw unwritable(run.folder(), e);
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private static void write(Path folder, ObjectNode run) throws IOException {
        WholeFile.write(
                folder.resolve(RUN),
                new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(run));
    }

    private static RigFault unwritable(Path folder, IOException e) {
        return new RigFault(
                RigFault.Cause.STORAGE,
                "The run cannot be kept in " + folder + " (" + e.getMessage() + ").",
                "See to the disk and its permissions.",
                e);
    }
}
