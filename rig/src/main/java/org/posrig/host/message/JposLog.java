package org.posrig.host.message;

import org.jpos.util.LogEvent;
import org.jpos.util.LogListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Hands jPOS's warnings and errors to SLF4J. Messages themselves are never logged here, not even masked: the timeline has them. Of a
 * failure only its kind and its message are told, with every longer run of digits taken out.
 */
public final class JposLog implements LogListener {

    private final Logger log = LoggerFactory.getLogger("org.posrig.host.jpos");

    @Override
    public LogEvent log(LogEvent event) {
        for (Object item : event.getPayLoad().toArray()) {
            if (item instanceof Throwable failure) {
                // What ends connections is everyday business here, much of it done on purpose, and the timeline has it.
                boolean connection = String.valueOf(event.getRealm()).matches(".*(channel|session).*");
                Level level = connection ? Level.DEBUG : Level.WARN;
                log.atLevel(level)
                        .log(
                                "{} {}: {} {}",
                                event.getRealm(),
                                event.getTag(),
                                failure.getClass().getSimpleName(),
                                clean(failure));
            }
        }
        return event;
    }

    /** A failure's message without longer runs of digits. */
    static String clean(Throwable failure) {
        return String.valueOf(failure.getMessage()).replaceAll("[0-9A-Fa-f]{6,}", "…");
    }
}
