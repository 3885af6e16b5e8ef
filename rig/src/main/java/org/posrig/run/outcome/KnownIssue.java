package org.posrig.run.outcome;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something that is known to be wrong with the firmware of a terminal model. A red that it explains stays red, but is told as known and is
 * not held against the quality gate.
 *
 * @param place {@code file:line} of its entry
 * @param scenario a scenario's name, or empty where the tag says which scenarios
 * @param tag with its {@code @}, or empty
 * @param message found in the red's message
 * @param until the last day on which it counts
 */
public record KnownIssue(
        String id,
        String place,
        Optional<String> link,
        String model,
        FirmwareRange firmware,
        Optional<String> scenario,
        Optional<String> tag,
        Pattern message,
        Optional<LocalDate> until) {

    /** Whether a red of a scenario on these terminals is this issue. */
    boolean explains(String name, List<String> tags, Attempt red, LocalDate today) {
        return red.red()
                && !past(today)
                && concerns(name, tags, red)
                && message.matcher(red.message()).find();
    }

    /** Whether the issue is about this scenario on one of these terminals. */
    boolean concerns(String name, List<String> tags, Attempt attempt) {
        return scenario.filter(named -> !named.equals(name)).isEmpty()
                && tag.filter(tagged -> !tags.contains(tagged)).isEmpty()
                && attempt.terminals().stream()
                        .anyMatch(ran -> ran.model().equals(model) && firmware.has(ran.firmware()));
    }

    boolean past(LocalDate today) {
        return until.filter(today::isAfter).isPresent();
    }
}
