package org.posrig.host.transaction;

import java.io.IOException;
import java.util.Optional;
import org.jpos.iso.ISOException;
import org.jpos.iso.ISOMsg;
import org.posrig.host.journal.Delivery;
import org.posrig.host.journal.Exchange;
import org.posrig.host.message.UnionPayChannel;
import org.posrig.host.script.ReplyFault;
import org.posrig.timeline.Happening;

/**
 * A finished reply on its way out.
 *
 * @param exchange its line in the lane's journal, where there is a lane
 */
record Delivering(Call call, ISOMsg reply, Optional<Exchange> exchange) {

    private interface Sending {
        void run(UnionPayChannel channel) throws IOException, ISOException;
    }

    void send() {
        attempt(channel -> channel.send(reply));
    }

    /** Sends under a fault; what the fault changed inside the reply has been changed already. */
    void with(ReplyFault fault) {
        switch (fault) {
            case LOST -> {}
            case HELD -> call.openLane().network().hold(this::release);
            case CONNECTION_CLOSED -> attempt(UnionPayChannel::disconnect);
            case CUT -> attempt(channel -> channel.sendHalf(reply));
            case REPEATED ->
                attempt(channel -> {
                    channel.send(reply);
                    channel.send(reply);
                });
            case WRONG_MAC, WRONG_TRACE, WRONG_AMOUNT -> send();
        }
    }

    private void release() {
        redeliver(Delivery.ANSWERED);
        send();
    }

    private void attempt(Sending sending) {
        try {
            sending.run((UnionPayChannel) call.channel());
        } catch (IOException | ISOException e) {
            redeliver(Delivery.NOBODY_THERE);
            call.switchboard()
                    .publish(
                            call.lane(),
                            new Happening.Note(
                                    "The reply to " + call.request() + " could not be sent: the terminal has gone."));
        }
    }

    private void redeliver(Delivery delivery) {
        exchange.ifPresent(line -> call.openLane().journal().redeliver(line, delivery));
    }
}
