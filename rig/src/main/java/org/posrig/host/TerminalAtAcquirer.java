package org.posrig.host;

import java.security.SecureRandom;
import org.posrig.host.security.WorkingKeys;
import org.posrig.host.terminal.BatchEntry;
import org.posrig.host.terminal.BatchTotals;
import org.posrig.host.terminal.TerminalMemory;

/** What the acquirer holds of one terminal, for scenarios that put the two at odds. Lasts beyond the lane. */
public final class TerminalAtAcquirer {

    /** No terminal gives it to a payment. */
    private static final int NO_TRACE = 0;

    private final TerminalMemory memory;

    TerminalAtAcquirer(TerminalMemory memory) {
        this.memory = memory;
    }

    /** From now on another PIN key holds, of which the terminal learns at its next sign-in. */
    public void renewPinKey() {
        WorkingKeys now = keys();
        memory.signIn(new WorkingKeys(fresh().pinKey(), now.macKey(), now.trackKey()));
    }

    /** From now on another MAC key holds, of which the terminal learns at its next sign-in. */
    public void renewMacKey() {
        WorkingKeys now = keys();
        memory.signIn(new WorkingKeys(now.pinKey(), fresh().macKey(), now.trackKey()));
    }

    /** Enters a payment into the running batch that the terminal knows nothing of: the totals differ by it. */
    public void enterUnknownPayment(long fen) {
        memory.enter(new BatchEntry(NO_TRACE, true, fen));
    }

    /** Whether no payment stands in the running batch. */
    public boolean batchIsEmpty() {
        return memory.totals(memory.batch()).orElse(BatchTotals.NONE).equals(BatchTotals.NONE);
    }

    private WorkingKeys keys() {
        return memory.workingKeys()
                .orElseThrow(() -> new IllegalStateException("Terminal " + memory.terminalNumber()
                        + " is not signed in; the scenario has to begin with one that is."));
    }

    private static WorkingKeys fresh() {
        return WorkingKeys.random(WorkingKeys.Variant.DOUBLE_LENGTH, new SecureRandom());
    }
}
