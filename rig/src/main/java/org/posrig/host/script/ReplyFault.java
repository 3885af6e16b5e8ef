package org.posrig.host.script;

import java.util.Locale;

/** What can befall a reply on its way to the terminal. */
public enum ReplyFault {
    /** It never leaves; the connection stays open. */
    LOST(Action.send(Sending.SILENCE_AFTER)),
    /** It is held back until the network lets held replies go. */
    HELD(Action.send(Sending.HOLD)),
    /** The connection ends instead of it. */
    CONNECTION_CLOSED(Action.send(Sending.CLOSE)),
    /** Half of its bytes arrive, then the connection ends. */
    CUT(Action.send(Sending.HALF)),
    /** It arrives twice. */
    REPEATED(Action.send(Sending.TWICE)),
    /** Its MAC does not fit. */
    WRONG_MAC(Action.falsify(Falsehood.MAC)),
    /** It carries another trace number than the request. */
    WRONG_TRACE(Action.falsify(Falsehood.TRACE)),
    /** It carries another amount than the request. */
    WRONG_AMOUNT(Action.falsify(Falsehood.AMOUNT));

    private final Action action;

    ReplyFault(Action action) {
        this.action = action;
    }

    Action action() {
        return action;
    }

    /** In words: {@code wrong mac}. */
    String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
