package org.posrig.host.script;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import org.posrig.host.journal.MessageKind;

/**
 * Faults between a lane's terminals and the acquirer, made at the acquirer's end. Each "next" fault befalls one message and is then
 * gone; {@link #refuseConnections} lasts until it is taken back.
 */
public final class Network {

    private final Consumer<Boolean> doors;
    private final Set<MessageKind> lostRequests = EnumSet.noneOf(MessageKind.class);
    private final Map<MessageKind, Queue<ReplyFault>> replyFaults = new EnumMap<>(MessageKind.class);
    private Optional<ResetFault> resetFault = Optional.empty();
    private boolean signInDemanded;
    private boolean refusing;
    private final List<Runnable> heldReplies = new ArrayList<>();

    /** @param doors shuts (true) or opens (false) what this lane's terminals connect to */
    public Network(Consumer<Boolean> doors) {
        this.doors = doors;
    }

    /** The next sale request is swallowed: the issuer never sees it, no answer comes. */
    public void loseNextRequest() {
        loseNextRequest(MessageKind.SALE);
    }

    public synchronized void loseNextRequest(MessageKind kind) {
        lostRequests.add(kind);
    }

    /** The next sale is decided on and counted, but its answer is lost. */
    public void loseNextReply() {
        spoilNextReply(MessageKind.SALE, ReplyFault.LOST);
    }

    /** The reply to the next request of a kind suffers a fault; several queue up. */
    public synchronized void spoilNextReply(MessageKind kind, ReplyFault fault) {
        replyFaults.computeIfAbsent(kind, any -> new ArrayDeque<>()).add(fault);
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

    /** Holds the sending of a reply back. */
    public synchronized void hold(Runnable sending) {
        heldReplies.add(sending);
    }

    /** The envelope of the next password reset that is fetched is spoilt; the reset itself stays queued as it was. */
    public synchronized void spoilNextReset(ResetFault fault) {
        resetFault = Optional.of(fault);
    }

    /** The next reply's header asks the terminal to sign in again (processing requirement 3). */
    public synchronized void demandSignIn() {
        signInDemanded = true;
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
    }

    public synchronized boolean refusing() {
        return refusing;
    }

    public synchronized boolean takeLostRequest(MessageKind kind) {
        return lostRequests.remove(kind);
    }

    public synchronized Optional<ReplyFault> takeReplyFault(MessageKind kind) {
        return Optional.ofNullable(replyFaults.get(kind)).map(Queue::poll);
    }

    public synchronized Optional<ResetFault> takeResetFault() {
        Optional<ResetFault> taken = resetFault;
        resetFault = Optional.empty();
        return taken;
    }

    public synchronized boolean takeSignInDemand() {
        boolean taken = signInDemanded;
        signInDemanded = false;
        return taken;
    }
}
