package org.posrig.host.transaction;

import java.util.HashMap;
import java.util.Map;
import org.jpos.iso.ISOComponent;
import org.jpos.iso.ISOMsg;
import org.posrig.host.issuer.TestCard;
import org.posrig.host.journal.MessageKind;
import org.posrig.host.message.Request;
import org.posrig.host.script.Facts;

/** A request as rules see it: fields by number, of what is secret or binary only that it is there. */
final class Seen {

    private static final int BATCH_DATA = 48;
    private static final int COUNT = 2;

    private Seen() {}

    static Facts of(Call call) {
        Request request = call.request();
        Map<Integer, String> fields = new HashMap<>();
        for (ISOComponent field : call.message().present()) {
            int number = field.getFieldNumber();
            if (number > 1) {
                fields.put(
                        number, Facts.hidden(number) ? Facts.PRESENT : shown(request.kind(), number, call.message()));
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

    /** The payments of a batch upload bring their card numbers; of them only the count is shown. */
    private static String shown(MessageKind kind, int number, ISOMsg message) {
        String value = message.getString(number);
        return kind == MessageKind.BATCH_UPLOAD && number == BATCH_DATA && value.length() > COUNT
                ? value.substring(0, COUNT)
                : value;
    }
}
