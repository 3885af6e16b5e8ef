package org.posrig.host.transaction;

import java.util.Map;
import java.util.TreeMap;
import org.jpos.iso.ISOMsg;
import org.posrig.host.issuer.TestCard;
import org.posrig.host.message.Request;
import org.posrig.host.script.Facts;

/** A request as rules see it: fields by number, of what is secret or binary only that it is there. */
final class Seen {

    private Seen() {}

    static Facts of(Call call) {
        ISOMsg message = call.message();
        Request request = call.request();
        Map<Integer, String> fields = new TreeMap<>();
        for (int number = 2; number <= 64; number++) {
            if (message.hasField(number)) {
                fields.put(number, Facts.hidden(number) ? Facts.PRESENT : message.getString(number));
            }
        }
        return new Facts(
                request.messageType(),
                request.kind(),
                call.card().map(TestCard::name).orElse(""),
                request.key().terminalNumber(),
                Math.max(0, request.fen()),
                request.key().trace(),
                fields);
    }
}
