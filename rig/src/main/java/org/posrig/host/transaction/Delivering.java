package org.posrig.host.transaction;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jpos.iso.ISOException;
import org.posrig.host.journal.Delivery;
import org.posrig.host.journal.Exchange;
import org.posrig.host.message.UnionPayChannel;
import org.posrig.host.message.UnionPayMessage;
import org.posrig.timeline.Happening;

/**
 * A finished reply on its way out: at once or when its delay is over, whole or as a rule wants it.
 *
 * @param exchange its line in the lane's journal, where there is a lane
 */
record Delivering(Call call, UnionPayMessage reply, Optional<Exchange> exchange) {

    private interface Sending {
        void run(UnionPayChannel channel) throws IOException, ISOException;
    }

    void begin() {
        String treatment = call.action().treatment();
        if (!treatment.isEmpty()) {
            note("The reply to " + call.request() + " is laid down: " + treatment + ".");
        }
        Duration delay = call.action().delay();
        if (delay.isZero()) {
            goOut();
        } else {
            // From the request's arrival, so that the time the decision took is no part of the lateness.
            long left = delay.toNanos() - (System.nanoTime() - call.message().arrivedAt());
            call.switchboard().after(Duration.ofNanos(Math.max(0, left)), this::goOutLate);
        }
    }

    // The terminal may be another scenario's by now.
    private void goOutLate() {
        if (call.lane().isEmpty() || call.openLane().network().open()) {
            goOut();
        } else {
            redeliver(Delivery.REPLY_LOST);
            note("The late reply to " + call.request() + " is dropped: its lane is over.");
        }
    }

    private void goOut() {
        switch (call.action().sending()) {
            case WHOLE -> {
                send();
                reckon();
            }
            case TWICE ->
                attempt(channel -> {
                    channel.send(reply);
                    channel.send(reply);
                });
            case HALF -> attempt(channel -> channel.sendHalf(reply));
            case NOISE -> attempt(channel -> channel.sendNoise(reply));
            case RESET -> attempt(UnionPayChannel::reset);
            case CLOSE -> attempt(UnionPayChannel::disconnect);
            case SILENCE_BEFORE, SILENCE_AFTER -> show();
            case HOLD -> call.openLane().network().hold(this::release);
        }
    }

    // What was to be late is nobody's fault.
    private void reckon() {
        if (call.action().delay().isZero()) {
            call.lane()
                    .ifPresent(lane -> lane.lateness()
                            .took(System.nanoTime() - call.message().arrivedAt()));
        }
    }

    private void release() {
        redeliver(Delivery.ANSWERED);
        send();
    }

    private void send() {
        attempt(channel -> channel.send(reply));
    }

    private void attempt(Sending sending) {
        // A delay is to be kept to the millisecond, and telling of the reply takes a part of one.
        boolean punctual = !call.action().delay().isZero();
        if (!punctual) {
            show();
        }
        try {
            sending.run((UnionPayChannel) call.channel());
            if (punctual) {
                show();
            }
        } catch (IOException | ISOException e) {
            redeliver(Delivery.NOBODY_THERE);
            note("The reply to " + call.request() + " could not be sent: the terminal has gone.");
        }
    }

    private void show() {
        call.switchboard()
                .publish(
                        call.lane(),
                        new Happening.HostMessage(
                                call.channel().getName(),
                                call.request().key().terminalNumber(),
                                false,
                                call.switchboard().evidence().summary(reply),
                                call.switchboard().evidence().fields(reply)));
    }

    private void note(String text) {
        call.switchboard().publish(call.lane(), new Happening.Note(text));
    }

    private void redeliver(Delivery delivery) {
        exchange.ifPresent(line -> call.openLane().journal().redeliver(line, delivery));
    }
}
