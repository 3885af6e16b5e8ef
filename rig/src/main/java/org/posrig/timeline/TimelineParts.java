package org.posrig.timeline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The timeline files of a run's folder: {@code timeline.jsonl}, and a further one for each time that the run was gone on with,
 * {@code timeline-2.jsonl} and so on. Numbers and times begin anew in each.
 */
public final class TimelineParts {

    private TimelineParts() {}

    /** Those that are there, the oldest first. */
    public static List<Path> of(Path folder) {
        List<Path> parts = new ArrayList<>();
        while (Files.exists(part(folder, parts.size() + 1))) {
            parts.add(part(folder, parts.size() + 1));
        }
        return parts;
    }

    /** The one to be written next. */
    public static Path next(Path folder) {
        return part(folder, of(folder).size() + 1);
    }

    private static Path part(Path folder, int number) {
        return folder.resolve(number == 1 ? "timeline.jsonl" : "timeline-" + number + ".jsonl");
    }
}
