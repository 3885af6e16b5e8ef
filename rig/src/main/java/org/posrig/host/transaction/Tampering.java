package org.posrig.host.transaction;

import java.util.Map;
import java.util.TreeMap;
import org.jpos.iso.ISOException;
import org.jpos.iso.ISOMsg;
import org.posrig.host.message.ReplyDraft;
import org.posrig.host.script.Action;
import org.posrig.host.script.Falsehood;

/** Makes a reply as false as a rule wants it. */
record Tampering(Action action) {

    /** What the MAC is to cover. */
    void beforeMac(ReplyDraft draft) throws ISOException {
        for (Map.Entry<Integer, String> field : new TreeMap<>(action.fields()).entrySet()) {
            draft.with(field.getKey(), field.getValue());
        }
        for (Falsehood falsehood : action.wrong()) {
            switch (falsehood) {
                case TRACE -> draft.shifted(11);
                case TERMINAL -> draft.shifted(41);
                case AMOUNT -> draft.shifted(4);
                case TYPE -> draft.ofAnotherType();
                case MAC -> {}
            }
        }
    }

    void afterMac(ISOMsg reply) throws ISOException {
        if (action.wrong().contains(Falsehood.MAC) && reply.hasField(64)) {
            byte[] mac = reply.getBytes(64).clone();
            mac[0] = (byte) (mac[0] == '0' ? '1' : '0');
            reply.set(64, mac);
        }
    }
}
