package org.posrig.run.mutants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.posrig.fault.RigFault;
import org.posrig.run.PosrigCommand;

/**
 * One run of features on a terminal with a defect: a process of its own with a bench of its own, so that whatever the defect does to
 * a terminal's memory or to the rig, the next one starts from nothing.
 */
final class SuspectRun {

    /** A scenario and how it ended. */
    record Ended(String name, String place, String verdict, String message) {

        /** The first line of the message. */
        String headline() {
            return message.lines().findFirst().orElse("");
        }
    }

    private static final int LIMIT_MINUTES = 10;
    private static final int NOTHING_SELECTED = 2;

    private final ObjectMapper json = new ObjectMapper();
    private final Path home;
    private final Path folder;

    /** @param folder for everything the run writes; it is emptied by nobody */
    SuspectRun(Path home, Path folder) {
        this.home = home;
        this.folder = folder;
    }

    /** The scenarios that came to an end, the first red last; none when the tags select none. */
    List<Ended> run(List<String> arguments) {
        try {
            Files.createDirectories(folder);
            Process process = start(arguments);
            try {
                if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                    throw fault("did not end in " + LIMIT_MINUTES + " minutes", null);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw fault("was interrupted", e);
            } finally {
                process.destroy();
            }
            Optional<Path> timeline = timeline();
            List<Ended> ended = timeline.isEmpty() ? List.of() : ended(timeline.get());
            if (ended.isEmpty() && !nothingSelected(process)) {
                throw fault("ended with exit code " + process.exitValue() + " before its first scenario", null);
            }
            return ended;
        } catch (IOException e) {
            throw fault("cannot be read or started (" + e.getMessage() + ")", e);
        }
    }

    // Bad input ends with the same code, and says something else.
    private boolean nothingSelected(Process process) throws IOException {
        return process.exitValue() == NOTHING_SELECTED
                && Files.readString(output()).contains("Nothing is selected");
    }

    private Process start(List<String> arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of("run", "--output-dir", folder.toString()));
        words.addAll(arguments);
        // The report of a red that was wanted helps nobody.
        return new PosrigCommand()
                .home(home)
                .state(folder.resolve("state"))
                .process(words, output())
                .start();
    }

    private Path output() {
        return folder.resolve("output.txt");
    }

    private Optional<Path> timeline() throws IOException {
        try (Stream<Path> runs = Files.list(folder)) {
            return runs.map(run -> run.resolve("timeline.jsonl"))
                    .filter(Files::exists)
                    .findFirst();
        }
    }

    private List<Ended> ended(Path timeline) throws IOException {
        List<Ended> ended = new ArrayList<>();
        Map<String, String> places = new HashMap<>();
        for (String line : Files.readAllLines(timeline)) {
            JsonNode event = json.readTree(line);
            JsonNode what = event.path("what");
            switch (event.path("kind").asText()) {
                case "ScenarioStarted" ->
                    places.put(event.path("lane").asText(), what.path("place").asText());
                case "ScenarioEnded" ->
                    ended.add(new Ended(
                            what.path("name").asText(),
                            places.getOrDefault(event.path("lane").asText(), ""),
                            what.path("verdict").asText(),
                            what.path("message").asText()));
                default -> {}
            }
        }
        return ended;
    }

    private RigFault fault(String what, @Nullable Throwable cause) {
        return new RigFault(
                RigFault.Cause.STAND_IN, "The run in " + folder + " " + what + ".", "See " + output() + ".", cause);
    }
}
