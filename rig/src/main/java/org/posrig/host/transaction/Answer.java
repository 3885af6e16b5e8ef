package org.posrig.host.transaction;

import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jpos.iso.ISOException;
import org.jpos.iso.ISOMsg;
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
import org.posrig.host.script.ReplyFault;
import org.posrig.host.security.DesKey;
import org.posrig.host.security.WorkingKeys;
import org.posrig.host.terminal.TerminalMemory;
import org.posrig.timeline.Happening;

/** Writes the exchange down, then sends the reply, or does to it what a scenario has laid down. */
public final class Answer implements AbortParticipant {

    private static final int FETCH_PARAMETERS = 6;
    private static final int SIGN_IN_AGAIN = 3;

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
        if (call.request().kind() == MessageKind.SALE
                && lane.journal().booking(call.request().key()).isEmpty()) {
            call.own();
            lane.journal()
                    .book(
                            call.request().key(),
                            new Booking("", Math.max(0, call.request().fen()), EndState.NEVER_REACHED));
        }
        lane.journal().record(call.exchange(lane.issuer().now(), Delivery.REQUEST_LOST));
        note(call, "The network lost " + call.request() + " on its way to the acquirer.");
    }

    private static void reply(Call call) throws ISOException {
        Optional<Lane> lane = call.lane();
        Optional<ReplyFault> fault = lane.flatMap(
                open -> open.network().takeReplyFault(call.request().kind()));
        Instant now = lane.map(open -> open.issuer().now()).orElseGet(Instant::now);
        bookRefusal(call);
        ISOMsg reply = draft(call, now, fault);
        Happening seen = new Happening.HostMessage(
                call.channel().getName(),
                call.request().key().terminalNumber(),
                false,
                call.switchboard().evidence().summary(reply),
                call.switchboard().evidence().fields(reply));
        boolean arrives = fault.map(Answer::arrives).orElse(true);
        Optional<Exchange> exchange = lane.map(
                open -> open.journal().record(call.exchange(now, arrives ? Delivery.ANSWERED : Delivery.REPLY_LOST)));
        fault.ifPresent(known -> note(
                call,
                "The reply to " + call.request() + " suffers a fault: "
                        + known.name().toLowerCase().replace('_', ' ') + "."));
        call.switchboard().publish(lane, seen);
        Delivering delivering = new Delivering(call, reply, exchange);
        fault.ifPresentOrElse(delivering::with, delivering::send);
    }

    // Whatever refused a sale before the issuer was asked, the books must know its end.
    private static void bookRefusal(Call call) {
        if (call.request().kind() == MessageKind.SALE
                && !call.ownSale()
                && call.lane().isPresent()) {
            Lane lane = call.openLane();
            if (lane.journal().booking(call.request().key()).isEmpty()) {
                call.own();
                lane.journal()
                        .book(
                                call.request().key(),
                                new Booking("", Math.max(0, call.request().fen()), EndState.DECLINED));
            }
        }
    }

    private static ISOMsg draft(Call call, Instant now, Optional<ReplyFault> fault) throws ISOException {
        MessageKind kind = call.request().kind();
        ReplyDraft draft = new ReplyDraft(call.message(), call.code())
                .requiring(requirement(call))
                .dated(
                        now.atZone(ZoneOffset.UTC),
                        call.switchboard().nextReference(),
                        kind,
                        call.code().equals("00"))
                .field62(call.field62());
        if (kind == MessageKind.SIGN_IN && call.terminal().isPresent()) {
            draft.batch(call.knownTerminal().batch());
        }
        if (fault.filter(ReplyFault.WRONG_TRACE::equals).isPresent()) {
            draft.shifted(11);
        }
        if (fault.filter(ReplyFault.WRONG_AMOUNT::equals).isPresent()) {
            draft.shifted(4);
        }
        ISOMsg reply = draft.signed(macKey(call, kind));
        if (fault.filter(ReplyFault.WRONG_MAC::equals).isPresent() && reply.hasField(64)) {
            byte[] mac = reply.getBytes(64).clone();
            mac[0] = (byte) (mac[0] == '0' ? '1' : '0');
            reply.set(64, mac);
        }
        return reply;
    }

    private static Optional<DesKey> macKey(Call call, MessageKind kind) {
        return kind == MessageKind.SALE || kind == MessageKind.REVERSAL
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
        if (call.terminal().flatMap(TerminalMemory::pendingReset).isPresent()) {
            return FETCH_PARAMETERS;
        }
        return kind != MessageKind.SIGN_IN && call.openLane().network().takeSignInDemand() ? SIGN_IN_AGAIN : 0;
    }

    private static boolean arrives(ReplyFault fault) {
        return switch (fault) {
            case LOST, HELD, CONNECTION_CLOSED, CUT -> false;
            case REPEATED, WRONG_MAC, WRONG_TRACE, WRONG_AMOUNT -> true;
        };
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
