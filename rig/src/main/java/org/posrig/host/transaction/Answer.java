package org.posrig.host.transaction;

import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jpos.iso.ISOException;
import org.jpos.transaction.AbortParticipant;
import org.jpos.transaction.Context;
import org.jpos.transaction.ContextConstants;
import org.posrig.host.journal.Booking;
import org.posrig.host.journal.Delivery;
import org.posrig.host.journal.EndState;
import org.posrig.host.journal.Exchange;
import org.posrig.host.journal.MessageKind;
import org.posrig.host.message.ReplyDraft;
import org.posrig.host.message.UnionPayChannel;
import org.posrig.host.message.UnionPayMessage;
import org.posrig.host.security.DesKey;
import org.posrig.host.security.WorkingKeys;
import org.posrig.host.terminal.TerminalMemory;
import org.posrig.timeline.Happening;

/** Writes the exchange down, then sends the reply, or does to it what a scenario has laid down. */
public final class Answer implements AbortParticipant {

    private static final int FETCH_PARAMETERS = 6;
    private static final int FETCH_CONTACTLESS = 9;

    @Override
    public int prepare(long id, Serializable context) {
        return PREPARED | READONLY;
    }

    @Override
    public void commit(long id, Serializable context) {
        finish(Call.of((Context) context));
    }

    /** A participant failed: that is the acquirer's own fault, and the terminal is told so (96). */
    @Override
    public void abort(long id, Serializable context) {
        Optional<Call> found = Call.find((Context) context);
        if (found.isPresent()) {
            found.get().answer("96", "The acquirer itself failed; see its log.");
            note(found.get(), "The acquirer failed on " + found.get().request() + "; the terminal is answered 96.");
            finish(found.get());
        } else {
            disconnect(((Context) context).get(ContextConstants.SOURCE.toString()));
        }
    }

    private static void finish(Call call) {
        if (call.lost()) {
            swallow(call);
            if (!call.action().refuse().isZero()) {
                disconnect((UnionPayChannel) call.channel());
            }
        } else if (!call.answered() || !call.request().question()) {
            note(call, "The connection of " + call.request() + " is closed without an answer.");
            disconnect((UnionPayChannel) call.channel());
        } else {
            try {
                reply(call);
            } catch (ISOException e) {
                note(call, "No reply could be made for " + call.request() + ": " + e.getMessage());
                disconnect((UnionPayChannel) call.channel());
            }
        }
    }

    private static void swallow(Call call) {
        Lane lane = call.openLane();
        if (call.request().kind().booked()
                && lane.journal().booking(call.request().key()).isEmpty()) {
            call.own();
            lane.journal()
                    .book(
                            call.request().key(),
                            Booking.unsuccessful(
                                    call.request().kind(), call.request().fen(), EndState.NEVER_REACHED));
        }
        lane.journal().record(call.exchange(lane.issuer().now(), Delivery.REQUEST_LOST));
        note(call, "The network lost " + call.request() + " on its way to the acquirer.");
    }

    private static void reply(Call call) throws ISOException {
        Instant now = call.lane().map(open -> open.issuer().now()).orElseGet(Instant::now);
        bookUndecided(call);
        UnionPayMessage reply = draft(call, now);
        Delivery delivery = call.action().sending().arrives() ? Delivery.ANSWERED : Delivery.REPLY_LOST;
        Optional<Exchange> exchange = call.lane().map(open -> open.journal().record(call.exchange(now, delivery)));
        new Delivering(call, reply, exchange).begin();
    }

    // Whatever answered a payment before the issuer was asked, the books must know its end.
    private static void bookUndecided(Call call) {
        if (call.request().kind().booked()
                && !call.ownSale()
                && call.lane().isPresent()
                && call.openLane()
                        .journal()
                        .booking(call.request().key())
                        .filter(booking -> booking.state() != EndState.NEVER_REACHED)
                        .isEmpty()) {
            call.own();
            new Undecided(call).book();
        }
    }

    private static UnionPayMessage draft(Call call, Instant now) throws ISOException {
        MessageKind kind = call.request().kind();
        ReplyDraft draft = new ReplyDraft(call.message(), call.code())
                .requiring(requirement(call))
                .dated(now.atZone(ZoneOffset.UTC), call.reference(), call.request())
                .field62(call.field62());
        if (kind.booked() && call.switchboard().approves(call)) {
            draft.with(38, call.authorisation());
        }
        for (Map.Entry<Integer, String> field : call.fields().entrySet()) {
            draft.with(field.getKey(), field.getValue());
        }
        if (kind == MessageKind.SIGN_IN && call.terminal().isPresent()) {
            draft.batch(call.knownTerminal().batch());
        }
        Tampering tampering = new Tampering(call.action());
        tampering.beforeMac(draft);
        UnionPayMessage reply = draft.signed(macKey(call, kind));
        tampering.afterMac(reply);
        return reply;
    }

    private static Optional<DesKey> macKey(Call call, MessageKind kind) {
        return kind.sealed() || call.message().hasField(64)
                ? call.terminal().flatMap(TerminalMemory::workingKeys).map(WorkingKeys::macKey)
                : Optional.empty();
    }

    private static int requirement(Call call) {
        MessageKind kind = call.request().kind();
        if (kind == MessageKind.FETCH_RESET
                || kind == MessageKind.CONFIRM_RESET
                || call.lane().isEmpty()) {
            return 0;
        }
        if (call.action().requirement().isPresent()) {
            return call.action().requirement().getAsInt();
        }
        if (call.terminal().flatMap(TerminalMemory::pendingReset).isPresent()) {
            return FETCH_PARAMETERS;
        }
        if (kind != MessageKind.FETCH_CONTACTLESS
                && kind != MessageKind.CONFIRM_CONTACTLESS
                && call.terminal()
                        .filter(call.openLane().parameters()::outstanding)
                        .isPresent()) {
            return FETCH_CONTACTLESS;
        }
        return 0;
    }

    private static void note(Call call, String text) {
        call.switchboard().publish(call.lane(), new Happening.Note(text));
    }

    private static void disconnect(UnionPayChannel channel) {
        try {
            channel.disconnect();
        } catch (IOException e) {
            // The connection is to end; that it had ended already is as good.
        }
    }
}
