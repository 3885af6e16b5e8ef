package org.posrig.bench.emulated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.io.FileUtils;
import org.posrig.fault.RigFault;

/** The runs that the Pi keeps, and how those of them come to be here that were begun or gone on with. */
final class RunsThere {

    private static final Pattern LINE = Pattern.compile("(\\d{8}-\\d{6}-\\d{3})/(.+)");
    private static final Duration SHORT = Duration.ofMinutes(2);

    /** What a run is called here while it comes. */
    private static final String COMING = ".part";

    private final Guest guest;
    private final Path kept;

    /** @param kept where runs are kept here */
    RunsThere(Guest guest, Path kept) {
        this.guest = guest;
        this.kept = kept;
    }

    /** Each run's name there and how far it has come: another text when it has come farther. */
    Map<String, String> listed() {
        String said = guest.told(
                SHORT,
                "find " + EmulatedPi.RUNS + " -mindepth 2 -maxdepth 2 '(' -name run.json -o -name scenarios.jsonl ')'"
                        + " -printf '%P %T@ %s\\n' 2>/dev/null | sort");
        Map<String, String> runs = new TreeMap<>();
        said.lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .forEach(line -> runs.merge(line.group(1), line.group(2), (one, other) -> one + "\n" + other));
        return runs;
    }

    /**
     * Brings what is new there or was gone on with, and what was only half brought the last time.
     *
     * @param before what was {@link #listed} then
     * @return the runs' folders here, the oldest first
     * @throws RigFault when one cannot be brought; it is kept there, and brought the next time
     */
    List<Path> bring(Map<String, String> before) {
        List<Path> brought = new ArrayList<>();
        for (Map.Entry<String, String> run : listed().entrySet()) {
            String name = run.getKey();
            if (!run.getValue().equals(before.get(name)) || Files.exists(kept.resolve(name + COMING))) {
                brought.add(brought(name));
            }
        }
        return brought;
    }

    // Half a run never has a run's name.
    private Path brought(String name) {
        Path coming = kept.resolve(name + COMING);
        Path here = kept.resolve(name);
        Path going = kept.resolve(".removed-" + name);
        try {
            FileUtils.deleteDirectory(coming.toFile());
            Files.createDirectories(coming);
            guest.fetch(EmulatedPi.RUNS + "/" + name, coming);
            if (Files.exists(here)) {
                FileUtils.deleteDirectory(going.toFile());
                Files.move(here, going);
            }
            Files.move(coming, here);
            FileUtils.deleteDirectory(going.toFile());
            return here;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RigFault fault) {
            throw new RigFault(
                    RigFault.Cause.FIXTURE,
                    "The run " + name + " could not be brought out of the emulated Pi, where it is kept in "
                            + EmulatedPi.RUNS + ".",
                    "The next './posrig emulated-pi run' brings it.",
                    fault);
        }
    }
}
