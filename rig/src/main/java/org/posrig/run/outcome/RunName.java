package org.posrig.run.outcome;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What a new run is called: by the moment of its beginning, such as {@code 20261122-013000-112}. Runs are sorted by their names, and the first ones are
 * removed first; where the clock has been set back since the last run began, the new one is therefore called by the next moment after that one.
 *
 * @param remark a sentence where the name does not tell the time
 */
public record RunName(String text, Optional<String> remark) {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS");
    private static final Duration WORTH_A_WORD = Duration.ofSeconds(2);

    /** @param newest the name of the newest run that is kept; empty where there is none */
    static RunName after(Optional<String> newest, LocalDateTime now) {
        LocalDateTime moment = now.truncatedTo(ChronoUnit.MILLIS);
        Optional<LocalDateTime> last = newest.flatMap(RunName::moment).filter(begun -> !begun.isBefore(moment));
        if (last.isEmpty()) {
            return new RunName(FORM.format(moment), Optional.empty());
        }
        String name = FORM.format(last.get().plus(1, ChronoUnit.MILLIS));
        return new RunName(
                name,
                Duration.between(moment, last.get()).compareTo(WORTH_A_WORD) < 0
                        ? Optional.empty()
                        : Optional.of(
                                "The clock says " + moment.truncatedTo(ChronoUnit.MINUTES)
                                        + ", which is before the last run began (" + newest.get()
                                        + "): this one is called " + name
                                        + ", to come after it. See timedatectl; if that run's time was the wrong one, rename its folder."));
    }

    private static Optional<LocalDateTime> moment(String name) {
        try {
            return Optional.of(LocalDateTime.parse(name, FORM));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
