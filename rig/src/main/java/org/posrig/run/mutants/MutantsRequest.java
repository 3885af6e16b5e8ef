package org.posrig.run.mutants;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which defects to hunt with which scenarios.
 *
 * @param home the folder of posrig
 * @param defects names of defects; empty for all
 * @param tags a tag expression that the scenarios have to fit as well
 * @param bench the bench file; empty for the stand-in bench
 * @param lanes how many defects at a time, 1 or more
 * @param resume whether what the folder has of an earlier hunt counts
 * @param folder for the findings and the runs; empty for {@code .posrig/mutants}
 */
public record MutantsRequest(
        Path home,
        List<String> defects,
        Optional<String> tags,
        Optional<Path> bench,
        int lanes,
        boolean resume,
        Optional<Path> folder) {

    public MutantsRequest {
        defects = List.copyOf(defects);
    }

    Path workFolder() {
        return folder.orElse(home.resolve(".posrig/mutants")).toAbsolutePath().normalize();
    }
}
