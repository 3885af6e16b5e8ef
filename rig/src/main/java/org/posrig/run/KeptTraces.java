package org.posrig.run;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.posrig.evidence.trace.ScenarioEvents;
import org.posrig.evidence.trace.Trace;
import org.posrig.fault.BadInput;
import org.posrig.fault.RigFault;
import org.posrig.timeline.TimelineParts;
import org.posrig.timeline.TimelineReader;
import org.posrig.timeline.WholeFile;

/** Makes traces of a run that is over, whatever ended it: its timeline has everything. */
public final class KeptTraces {

    private final Path home;
    private final PrintStream out;

    public KeptTraces(Path home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    /**
     * Makes {@code traces/} of the run and says where each is.
     *
     * @param run its folder, or its name among {@code reports/runs}
     * @param place a feature, with or without a line; empty for all scenarios that did not pass
     * @throws BadInput when there is no such run, or no such scenario in it
     */
    public void make(Path run, Optional<String> place) {
        Path folder = folder(run);
        List<ScenarioEvents> all = scenarios(folder);
        List<ScenarioEvents> wanted = all.stream()
                .filter(scenario -> place.map(asked -> at(scenario, asked)).orElseGet(() -> !passed(scenario)))
                .toList();
        if (wanted.isEmpty()) {
            throw new BadInput(place.map(asked ->
                            "The run " + folder + " has no scenario at " + asked + "; it has " + listed(all) + ".")
                    .orElse("Every scenario of the run " + folder + " passed; name the one whose trace you want."));
        }
        Set<String> names = new HashSet<>();
        for (ScenarioEvents scenario : wanted) {
            String name = Trace.fileName(scenario);
            for (int again = 2; !names.add(name); again++) {
                name = Trace.fileName(scenario) + "-" + again;
            }
            out.println(write(folder, scenario, name));
        }
    }

    private static Path write(Path folder, ScenarioEvents scenario, String name) {
        Trace trace = Trace.of(scenario);
        Path html = folder.resolve("traces").resolve(name + ".html");
        try {
            Files.createDirectories(folder.resolve("traces"));
            WholeFile.write(html, trace.html().getBytes(StandardCharsets.UTF_8));
            WholeFile.write(
                    folder.resolve("traces").resolve(name + ".json"),
                    trace.json().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new RigFault(
                    RigFault.Cause.STORAGE,
                    "The trace " + html + " cannot be written (" + e.getMessage() + ").",
                    "See to the disk and its permissions.",
                    e);
        }
        return html;
    }

    private Path folder(Path run) {
        Path runs = RunRequest.runsFolder(home, Optional.empty());
        for (Path folder : List.of(run.toAbsolutePath(), runs.resolve(run))) {
            if (Files.exists(folder.resolve("timeline.jsonl"))) {
                return folder.normalize();
            }
        }
        throw new BadInput(
                "There is no run " + run + ": neither it nor " + runs.resolve(run) + " has a timeline.jsonl.");
    }

    private static List<ScenarioEvents> scenarios(Path folder) {
        try {
            List<ScenarioEvents> scenarios = new ArrayList<>();
            for (Path part : TimelineParts.of(folder)) {
                scenarios.addAll(ScenarioEvents.of(new TimelineReader().read(part)));
            }
            return scenarios;
        } catch (IOException e) {
            throw new BadInput("The timeline of the run cannot be read: " + e.getMessage() + ".");
        }
    }

    private static boolean passed(ScenarioEvents scenario) {
        return scenario.ended()
                .filter(end -> end.verdict().equals(Verdict.PASSED.word())
                        || end.verdict().equals(Verdict.SKIPPED.word()))
                .isPresent();
    }

    private static boolean at(ScenarioEvents scenario, String asked) {
        String place = scenario.started().place();
        String anywhere = place.replaceFirst("(:\\d+)@.+$", "$1");
        return List.of(place, anywhere, anywhere.replaceFirst(":\\d+$", "")).stream()
                .anyMatch(known -> known.equals(asked) || known.endsWith("/" + asked));
    }

    private static String listed(List<ScenarioEvents> all) {
        List<String> places = all.stream().map(ScenarioEvents::place).distinct().toList();
        return places.isEmpty()
                ? "none"
                : String.join(", ", places.subList(0, Math.min(8, places.size())))
                        + (places.size() > 8 ? " and " + (places.size() - 8) + " more" : "");
    }
}
