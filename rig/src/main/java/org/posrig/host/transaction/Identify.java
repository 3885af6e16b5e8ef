package org.posrig.host.transaction;

import java.io.Serializable;
import java.util.Optional;
import org.jpos.transaction.Context;
import org.jpos.transaction.TransactionParticipant;
import org.posrig.host.script.Action;
import org.posrig.host.terminal.RegisteredTerminal;
import org.posrig.timeline.Happening;

/** Finds out who asks and what for; refuses terminals that are unknown, in no open lane or out of service. */
public final class Identify implements TransactionParticipant {

    @Override
    public int prepare(long id, Serializable context) {
        Call call = Call.begin((Context) context);
        if (refusedAtTheDoor(call)) {
            call.dismiss();
        } else {
            call.switchboard()
                    .publish(
                            call.lane(),
                            new Happening.HostMessage(
                                    call.channel().getName(),
                                    call.request().key().terminalNumber(),
                                    true,
                                    call.switchboard().evidence().summary(call.request()),
                                    call.switchboard().evidence().fields(call.message())));
            identify(call);
        }
        return PREPARED | READONLY | NO_JOIN;
    }

    // The shared port cannot know whose connection it is before the first message.
    private static boolean refusedAtTheDoor(Call call) {
        return call.lane().filter(lane -> lane.network().refusing()).isPresent();
    }

    private static void identify(Call call) {
        String number = call.request().key().terminalNumber();
        Optional<RegisteredTerminal> registered = call.switchboard().terminals().terminal(number);
        call.terminal(call.switchboard().memories().of(number));
        if (call.lane().isEmpty() || registered.isEmpty() || call.terminal().isEmpty()) {
            call.answer("97", "The terminal is not registered or in no open lane.");
            return;
        }
        Lane lane = call.openLane();
        Action action = lane.rules().meet(Seen.of(call));
        call.action(action);
        if (!action.refuse().isZero()) {
            call.switchboard().refuse(lane, action.refuse());
            call.lose();
        } else if (action.swallows()) {
            call.lose();
        } else if (lane.service().withdrawn(number)) {
            call.answer("97", "The terminal was taken out of service.");
        } else if (!registered.get().merchantNumber().equals(call.request().merchantNumber())) {
            call.answer("03", "The merchant number is not the terminal's.");
        } else {
            action.code().ifPresent(code -> call.answer(code, "This answer was laid down in advance."));
        }
    }
}
