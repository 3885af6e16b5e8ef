package org.posrig.host.script;

/** What is sent where a reply is due. */
public enum Sending {
    /** The reply. */
    WHOLE,
    /** The reply, and the same once more. */
    TWICE,
    /** Half of the reply's bytes, then the connection ends. */
    HALF,
    /** A frame of the right length whose bytes are no message. */
    NOISE,
    /** Nothing; the connection is reset (RST). */
    RESET,
    /** Nothing; the connection is closed (FIN). */
    CLOSE,
    /** Nothing, and nobody has decided: the request counts as lost on its way. */
    SILENCE_BEFORE,
    /** Nothing, although the issuer has decided and counted. */
    SILENCE_AFTER,
    /** Nothing until held replies are released. */
    HOLD;

    /** Whether a whole reply sets out for the terminal now. */
    public boolean arrives() {
        return this == WHOLE || this == TWICE;
    }
}
