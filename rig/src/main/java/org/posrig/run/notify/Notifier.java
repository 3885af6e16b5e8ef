package org.posrig.run.notify;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Tells everybody whom a plan names what became of a night. */
public final class Notifier {

    private final NotifyPart part;
    private final UnaryOperator<String> secrets;

    /** @param secrets takes secrets out of texts before they go anywhere; see {@link org.posrig.timeline.Secrets#filter} */
    public Notifier(NotifyPart part, UnaryOperator<String> secrets) {
        this.part = part;
        this.secrets = secrets;
    }

    /**
     * Sends to all at once, unless the plan wants nobody told of such a night. Never throws and never takes longer than the plan's
     * deadline and a moment.
     *
     * @param report the report in one file, for mails; empty or not there when none could be made
     * @return one sentence for each thing that was not delivered, with the reason; none holds a secret
     */
    public List<String> send(NightSummary night, Optional<Path> report) {
        return List.of();
    }
}
