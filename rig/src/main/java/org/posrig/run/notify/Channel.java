package org.posrig.run.notify;

import java.time.Duration;

/** One receiver. */
interface Channel {

    /** The receiver in a sentence, without secrets: {@code the slack webhook at hooks.slack.com}. */
    String told();

    /** Tries once, for so long; waits may be interrupted. */
    Delivery deliver(Duration patience) throws InterruptedException;
}
