package org.posrig.fault;

/**
 * A fault of the rig, its host or its fixtures, never of the terminal under test: the scenario ends <em>broken</em>. Says in one
 * sentence what is wrong and in a second what to do next.
 */
public final class RigFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What kind of part failed; the report sorts by it. */
    public enum Cause {
        SERIAL_LINE,
        RELAY_BOARD,
        KEYPAD,
        HOST,
        NETWORK_PORT,
        STAND_IN,
        TERMINAL_UNREACHABLE,
        /** The terminal has locked itself; nothing is tried again on it. */
        TAMPER,
        FIXTURE,
        STORAGE
    }

    private final Cause kind;
    private final String hint;

    public RigFault(Cause kind, String sentence, String hint) {
        super(sentence + " " + hint);
        this.kind = kind;
        this.hint = hint;
    }

    public RigFault(Cause kind, String sentence, String hint, Throwable cause) {
        super(sentence + " " + hint, cause);
        this.kind = kind;
        this.hint = hint;
    }

    public Cause kind() {
        return kind;
    }

    /** What is wrong, without what to do next. */
    public String sentence() {
        String message = String.valueOf(getMessage());
        return message.substring(0, message.length() - hint.length()).strip();
    }

    /** What the reader should do next, one sentence; it ends the message too. */
    public String hint() {
        return hint;
    }
}
