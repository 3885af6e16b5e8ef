package org.posrig.run;

import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;

/**
 * Where a run tells what happens: plain lines, and under them, where a terminal is attached, one line that is written over and over.
 * Colours are used on a terminal unless NO_COLOR is set (no-color.org) or TERM is {@code dumb}, and elsewhere only if FORCE_COLOR is set.
 * Safe for use by many threads.
 */
final class Console {

    /** Colours by their SGR numbers (ECMA-48). */
    enum Colour {
        GREEN(32),
        RED(31),
        YELLOW(33),
        GREY(90),
        PLAIN(0);

        private final int number;

        Colour(int number) {
            this.number = number;
        }

        static Colour of(Verdict verdict) {
            return switch (verdict) {
                case PASSED -> GREEN;
                case FAILED -> RED;
                case BROKEN, FLAKY -> YELLOW;
                case SKIPPED -> GREY;
            };
        }
    }

    private static final String ERASE = "\r\033[2K";

    private final PrintStream out;
    private final boolean attached;
    private final boolean coloured;
    private String under = "";

    private Console(PrintStream out, boolean attached, boolean coloured) {
        this.out = out;
        this.attached = attached;
        this.coloured = coloured;
    }

    /** The process's own output, as its environment wants it. */
    static Console of(PrintStream out, Map<String, String> environment) {
        boolean terminal = Optional.ofNullable(System.console())
                .filter(java.io.Console::isTerminal)
                .isPresent();
        return of(out, terminal, environment);
    }

    static Console of(PrintStream out, boolean terminal, Map<String, String> environment) {
        boolean moving = terminal && !environment.getOrDefault("TERM", "dumb").equals("dumb");
        boolean forced = !environment.getOrDefault("FORCE_COLOR", "0").matches("0|false|");
        boolean refused = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Console(out, moving, !refused && (forced || moving));
    }

    /** Whether there is a line under the others. */
    boolean attached() {
        return attached;
    }

    String coloured(Colour colour, String text) {
        return coloured && colour != Colour.PLAIN ? "\033[" + colour.number + "m" + text + "\033[0m" : text;
    }

    /** A line that stays. */
    synchronized void line(String text) {
        if (under.isEmpty()) {
            out.println(text);
        } else {
            out.print(ERASE);
            out.println(text);
            out.print(under);
        }
        out.flush();
    }

    /** What stands under the lines from now on; nothing where no terminal is attached. */
    synchronized void under(String text) {
        if (!attached) {
            return;
        }
        out.print((under.isEmpty() ? "" : ERASE) + text);
        out.flush();
        under = text;
    }
}
