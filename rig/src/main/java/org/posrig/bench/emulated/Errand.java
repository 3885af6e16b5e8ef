package org.posrig.bench.emulated;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.UUID;
import org.posrig.fault.RigFault;

/**
 * A command that goes on in the Pi whether anybody listens or not, so that a network that dies costs nothing but time. What it says is kept there, and
 * is listened to from where it was last heard.
 */
final class Errand {

    private static final String FOLDERS = "/run/posrig-errands/";
    private static final Duration SHORT = Duration.ofMinutes(2);
    private static final int LOST_AT_MOST = 10;

    /** What one ends with that was told to before it began: the shell's code for Ctrl-C. */
    private static final int CUT_OFF = 130;

    /** Below the command, so that half of one is never begun. */
    private static final String WHOLE = "# whole";

    private final Guest guest;
    private final String name;
    private final String folder;

    private Errand(Guest guest, String name) {
        this.guest = guest;
        this.name = name;
        this.folder = FOLDERS + name + "." + UUID.randomUUID();
    }

    /** One that has not begun. */
    static Errand toCome(Guest guest, String name) {
        return new Errand(guest, name);
    }

    /** Begins one; see {@link #begin(String, int)}. */
    static Errand begin(Guest guest, String name, String script, int columns) {
        Errand errand = toCome(guest, name);
        errand.begin(script, columns);
        return errand;
    }

    /**
     * Begins it, once, however often it has to be said; one of that name that still ran there is forgotten, not ended.
     *
     * @param columns of the terminal it is to have; 0 for none
     */
    void begin(String script, int columns) {
        String alone = columns == 0
                ? "sh ./command >./said 2>&1"
                : "script -q -e -f -O /dev/null -c \"stty cols " + columns + "; exec sh ./command\" >./said";
        guest.told(
                SHORT,
                "for old in " + FOLDERS + name + ".*; do [ $old = " + folder + " ] || rm -rf $old; done; mkdir -p "
                        + folder
                        + " && cd " + folder + " && cat >command.$$ && tail -n 1 command.$$ | grep -qx '" + WHOLE
                        + "' && mv command.$$ command && : >>said && (setsid sh -c 'mkdir begun 2>/dev/null || exit 0; "
                        + alone + " </dev/null; echo $? >code.new; mv code.new code' </dev/null >/dev/null 2>&1 &)",
                "echo $$ >pid\ncd /usr/share/posrig 2>/dev/null\n" + script + "\n" + WHOLE + "\n");
    }

    /** How it ended; empty while it has not. A Pi that was reset in between has forgotten it: that is an end too. */
    OptionalInt code() {
        String said = guest.told(
                SHORT,
                "if [ -e " + folder + "/code ]; then cat " + folder + "/code; elif [ ! -d " + folder
                        + " ]; then echo 255; fi");
        return said.isBlank() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(said.strip()));
    }

    /** Waits for its end. @return its exit code; empty when it has not ended in time */
    OptionalInt awaits(Duration limit) {
        Waits.until(limit, () -> code().isPresent());
        return code();
    }

    boolean isOver() {
        return code().isPresent();
    }

    /** All it has said so far. */
    String said() {
        return guest.told(SHORT, "cat " + folder + "/said");
    }

    /**
     * Tells it to end, in order; one that has not begun never will. What runs as another user is told itself: runuser would kill it two seconds after
     * such a word.
     */
    void end() {
        guest.told(
                SHORT,
                "mkdir -p " + folder + " && cd " + folder + " || exit; if mkdir begun 2>/dev/null; then echo " + CUT_OFF
                        + " >code; exit 0; fi; n=0; until [ -e code ] || [ -s pid ] || [ $((n += 1)) -gt 100 ]; do sleep 0.1; done;"
                        + " [ ! -e code ] || exit 0; p=$(cat pid) || exit; if [ \"$(cat /proc/$p/comm)\" = runuser ]; then n=0;"
                        + " until pkill -TERM -P $p || [ $((n += 1)) -gt 100 ]; do sleep 0.1; done; else kill -TERM $p; fi; true");
    }

    /**
     * Listens to it until it ends.
     *
     * @return its exit code
     * @throws RigFault when the Pi is lost for good
     */
    int follow(OutputStream to) {
        Counted heard = new Counted(to);
        for (int lost = 0; lost < LOST_AT_MOST; lost++) {
            int code = guest.listen(
                    "cd " + folder
                            + " && n=0; until [ -e code ] || [ -s pid ] || [ $((n += 1)) -gt 300 ]; do sleep 0.1; done;"
                            + " if [ -s pid ]; then tail -c +" + (heard.bytes + 1)
                            + " -f --pid=$(cat pid) said; fi",
                    heard);
            OptionalInt ended = code == 0 ? awaits(SHORT) : OptionalInt.empty();
            if (ended.isPresent()) {
                return ended.getAsInt();
            }
            if (!guest.networkIsBack()) {
                break;
            }
        }
        throw new RigFault(
                RigFault.Cause.FIXTURE,
                "The emulated Pi is not reached any more.",
                "Begin anew with './posrig emulated-pi up'.");
    }

    /** Knows how much has gone through it. */
    private static final class Counted extends OutputStream {

        private final OutputStream to;
        private long bytes;

        Counted(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] all, int from, int length) {
            try {
                to.write(all, from, length);
                to.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            bytes += length;
        }
    }
}
