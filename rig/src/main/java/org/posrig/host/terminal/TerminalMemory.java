package org.posrig.host.terminal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.posrig.host.security.DesKey;
import org.posrig.host.security.ResetEnvelope;
import org.posrig.host.security.WorkingKeys;

/** What the acquirer remembers of one terminal beyond any lane. Every change is kept at once. Safe for use by several threads. */
public final class TerminalMemory {

    private final String terminalNumber;
    private final DesKey masterKey;
    private final Runnable keep;
    private @Nullable WorkingKeys workingKeys;
    private int batch = 1;
    private long resetSequence;
    private @Nullable PendingReset pending;

    TerminalMemory(String terminalNumber, DesKey masterKey, Runnable keep) {
        this.terminalNumber = terminalNumber;
        this.masterKey = masterKey;
        this.keep = keep;
    }

    public String terminalNumber() {
        return terminalNumber;
    }

    /** The keys of the last sign-in; empty while the terminal is not signed in. */
    public synchronized Optional<WorkingKeys> workingKeys() {
        return Optional.ofNullable(workingKeys);
    }

    public synchronized int batch() {
        return batch;
    }

    /** Signs in with new keys; gives them as F62 carries them. */
    public byte[] signIn(WorkingKeys keys) {
        synchronized (this) {
            workingKeys = keys;
        }
        keep.run();
        return keys.wrapped(masterKey);
    }

    /** Forgets the working keys. */
    public void signOff() {
        synchronized (this) {
            workingKeys = null;
        }
        keep.run();
    }

    /** Seals a reset and queues it in place of any earlier one. */
    public PendingReset queueReset(String operator, String password) {
        PendingReset queued;
        synchronized (this) {
            resetSequence++;
            queued = new PendingReset(
                    resetSequence, operator, seal(resetSequence, terminalNumber, operator, password), false);
            pending = queued;
        }
        keep.run();
        return queued;
    }

    /** The reset that waits to be fetched or confirmed. */
    public synchronized Optional<PendingReset> pendingReset() {
        return Optional.ofNullable(pending);
    }

    /** The waiting reset, from now on as one that has been fetched. */
    public Optional<PendingReset> fetchReset() {
        synchronized (this) {
            if (pending == null) {
                return Optional.empty();
            }
            pending = pending.taken();
        }
        keep.run();
        return pendingReset();
    }

    /** Takes a reset off the queue once the terminal has told what became of it; one that it never fetched stays. */
    public Optional<PendingReset> confirmReset() {
        Optional<PendingReset> confirmed;
        synchronized (this) {
            confirmed = Optional.ofNullable(pending).filter(PendingReset::fetched);
            confirmed.ifPresent(any -> pending = null);
        }
        keep.run();
        return confirmed;
    }

    /** An envelope like a genuine one under this terminal's key, for faults that are laid down on purpose. */
    public byte[] seal(long sequence, String addressee, String operator, String password) {
        return ResetEnvelope.seal(masterKey, sequence, addressee, operator, password);
    }

    synchronized KeptTerminal kept() {
        return new KeptTerminal(
                batch,
                resetSequence,
                workingKeys == null ? "" : KeptTerminal.hex(workingKeys.wrapped(masterKey)),
                pending == null ? "" : pending.operator(),
                pending == null ? "" : KeptTerminal.hex(pending.envelope()),
                pending != null && pending.fetched());
    }

    synchronized void restore(KeptTerminal kept) {
        batch = kept.batch();
        resetSequence = kept.resetSequence();
        workingKeys = WorkingKeys.unwrap(KeptTerminal.bytes(kept.workingKeys()), masterKey)
                .orElse(null);
        pending = kept.resetEnvelope().isEmpty()
                ? null
                : new PendingReset(
                        resetSequence,
                        kept.resetOperator(),
                        KeptTerminal.bytes(kept.resetEnvelope()),
                        kept.resetFetched());
    }
}
