package org.posrig.host.terminal;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.posrig.host.security.DesKey;
import org.posrig.host.security.LoginCode;
import org.posrig.host.security.ResetEnvelope;
import org.posrig.host.security.WorkingKeys;

/**
 * What the acquirer remembers of one terminal beyond any lane. Changes are kept at once, payments of the batch within a second. Safe
 * for use by several threads.
 */
public final class TerminalMemory {

    private final String terminalNumber;
    private final DesKey masterKey;
    private final Runnable keep;
    private final Runnable keepSoon;
    private @Nullable WorkingKeys workingKeys;
    private final Batch batch = new Batch();
    private long noPinLimit;
    private long resetSequence;
    private @Nullable PendingReset pending;

    /** @param keepSoon for what changes with every payment: writing each of them down at once would slow all of them */
    TerminalMemory(String terminalNumber, DesKey masterKey, Runnable keep, Runnable keepSoon) {
        this.terminalNumber = terminalNumber;
        this.masterKey = masterKey;
        this.keep = keep;
        this.keepSoon = keepSoon;
    }

    public String terminalNumber() {
        return terminalNumber;
    }

    /** The keys of the last sign-in; empty while the terminal is not signed in. */
    public synchronized Optional<WorkingKeys> workingKeys() {
        return Optional.ofNullable(workingKeys);
    }

    /** The number of the running batch, 1 to 999 999. */
    public synchronized int batch() {
        return batch.number();
    }

    /** Enters an approved payment into the running batch. */
    public void enter(BatchEntry entry) {
        synchronized (this) {
            batch.enter(entry);
        }
        keepSoon.run();
    }

    /** The latest payment of the running batch, by its trace number; empty for any other. */
    public synchronized Optional<BatchEntry> entry(int ofBatch, int trace) {
        return ofBatch == batch.number() ? batch.entry(trace) : Optional.empty();
    }

    /** Takes a payment that was reversed out of the running batch; one of another batch is let be. */
    public void strike(int ofBatch, BatchEntry entry) {
        synchronized (this) {
            if (ofBatch != batch.number()) {
                return;
            }
            batch.strike(entry);
        }
        keepSoon.run();
    }

    /** The totals of a batch: the running one, or the one before it while this process remembers it. */
    public synchronized Optional<BatchTotals> totals(int ofBatch) {
        if (ofBatch == batch.number()) {
            return Optional.of(batch.totals());
        }
        return ofBatch == batch.previous() ? Optional.of(batch.last()) : Optional.empty();
    }

    /** How many payments stand in the running batch. */
    public synchronized int openPayments() {
        return batch.totals().debitCount() + batch.totals().creditCount();
    }

    /** Notes a payment of the running batch as the terminal has it. */
    public synchronized void upload(int trace, long fen) {
        batch.upload(trace, fen);
    }

    /** How many payments of the running batch were uploaded. */
    public synchronized int uploaded() {
        return batch.uploaded();
    }

    /** Begins the next batch if this one is still the running one. */
    public void settled(int ofBatch) {
        synchronized (this) {
            if (ofBatch != batch.number()) {
                return;
            }
            batch.moveOn();
        }
        keep.run();
    }

    /** The no-PIN limit in fen that the terminal fetched last; empty when it never fetched one. */
    public synchronized OptionalLong noPinLimit() {
        return noPinLimit == 0 ? OptionalLong.empty() : OptionalLong.of(noPinLimit);
    }

    /** The terminal has fetched this no-PIN limit. */
    public void fetchedNoPinLimit(long fen) {
        synchronized (this) {
            noPinLimit = fen;
        }
        keep.run();
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

    /** The code that lets an operator with two-factor login in at a time. A secret. */
    public String loginCode(String operator, Instant time) {
        return LoginCode.at(time, masterKey, operator);
    }

    synchronized KeptTerminal kept() {
        return new KeptTerminal(
                batch.number(),
                resetSequence,
                workingKeys == null ? "" : KeptTerminal.hex(workingKeys.wrapped(masterKey)),
                pending == null ? "" : pending.operator(),
                pending == null ? "" : KeptTerminal.hex(pending.envelope()),
                pending != null && pending.fetched(),
                noPinLimit,
                batch.totals(),
                batch.latest().orElse(null),
                null);
    }

    synchronized void restore(KeptTerminal kept) {
        batch.restore(kept.batch(), kept.batchTotals(), kept.latest());
        noPinLimit = kept.noPinLimit();
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
