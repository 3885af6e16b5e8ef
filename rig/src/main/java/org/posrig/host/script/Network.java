package org.posrig.host.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.posrig.host.journal.MessageKind;

/**
 * Faults between a lane's terminals and the acquirer, made at the acquirer's end. Each "next" fault is a rule for one message;
 * {@link #refuseConnections} lasts until it is taken back.
 */
public final class Network {

    private static final int SIGN_IN_AGAIN = 3;

    private final Rules rules;
    private final Consumer<Boolean> doors;
    private Optional<ResetFault> resetFault = Optional.empty();
    private boolean refusing;
    private boolean shut;
    private boolean over;
    private final List<Runnable> heldReplies = new ArrayList<>();

    /** @param doors shuts (true) or opens (false) what this lane's terminals connect to */
    public Network(Rules rules, Consumer<Boolean> doors) {
        this.rules = rules;
        this.doors = doors;
    }

    /** The next sale request is swallowed: the issuer never sees it, no answer comes. */
    public void loseNextRequest() {
        loseNextRequest(MessageKind.SALE);
    }

    public void loseNextRequest(MessageKind kind) {
        rules.add(Rule.next("next " + kind.written() + " lost", Match.of(kind), Action.send(Sending.SILENCE_BEFORE)));
    }

    /** The next sale is decided on and counted, but its answer is lost. */
    public void loseNextReply() {
        spoilNextReply(MessageKind.SALE, ReplyFault.LOST);
    }

    /** The reply to the next request of a kind suffers a fault; several queue up. */
    public void spoilNextReply(MessageKind kind, ReplyFault fault) {
        rules.add(
                Rule.next("answer to next " + kind.written() + ": " + fault.written(), Match.of(kind), fault.action()));
    }

    /** The answer to the next sale is held back until {@link #releaseReplies}: it comes late, or never. */
    public void holdNextReply() {
        spoilNextReply(MessageKind.SALE, ReplyFault.HELD);
    }

    /** Lets all held replies go, in order. */
    public void releaseReplies() {
        List<Runnable> released;
        synchronized (this) {
            released = List.copyOf(heldReplies);
            heldReplies.clear();
        }
        released.forEach(Runnable::run);
    }

    /**
     * Holds the sending of a reply back.
     *
     * @return whether it is held; once the lane is over nothing is, and the reply is dropped
     */
    public synchronized boolean hold(Runnable sending) {
        return !over && heldReplies.add(sending);
    }

    /** The lane is over: what is held back is dropped, and so is what would be held or would come late from now on. */
    public synchronized void dropReplies() {
        over = true;
        heldReplies.clear();
    }

    /** Whether replies still go out: not once the lane is over. */
    public synchronized boolean open() {
        return !over;
    }

    /** The envelope of the next password reset that is fetched is spoilt; the reset itself stays queued as it was. */
    public synchronized void spoilNextReset(ResetFault fault) {
        resetFault = Optional.of(fault);
    }

    /** The next reply's header asks the terminal to sign in again (processing requirement 3). */
    public void demandSignIn() {
        rules.add(Rule.next(
                "sign-in demanded",
                Match.except(MessageKind.SIGN_IN, MessageKind.FETCH_RESET, MessageKind.CONFIRM_RESET),
                Action.require(SIGN_IN_AGAIN)));
    }

    /**
     * Refuses this lane's terminals. Where a terminal has a port of its own, that port is shut, so that connecting fails; on the
     * shared port connections end without an answer as soon as a message names a terminal of this lane, and the port itself is shut
     * while all open lanes refuse.
     */
    public void refuseConnections(boolean refuse) {
        synchronized (this) {
            refusing = refuse;
        }
        doors.accept(refuse);
        synchronized (this) {
            shut = refuse;
            notifyAll();
        }
    }

    /**
     * Waits until this lane's terminals are no longer refused.
     *
     * @return false when they still are once so much time is over
     */
    public synchronized boolean awaitAccepting(Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        try {
            while (refusing || shut) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return true;
    }

    public synchronized boolean refusing() {
        return refusing;
    }

    public synchronized Optional<ResetFault> takeResetFault() {
        Optional<ResetFault> taken = resetFault;
        resetFault = Optional.empty();
        return taken;
    }
}
