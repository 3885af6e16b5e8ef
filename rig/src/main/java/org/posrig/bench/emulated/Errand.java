package org.posrig.bench.emulated;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.OptionalInt;
import org.posrig.fault.RigFault;

/**
 * A command that goes on in the Pi whether anybody listens or not, so that a network that dies costs nothing but time. What it says is kept there, and
 * is listened to from where it was last heard.
 */
final class Errand {

    private static final String FOLDERS = "/run/posrig-errands/";
    private static final Duration SHORT = Duration.ofMinutes(2);
    private static final int LOST_AT_MOST = 10;

    private final Guest guest;
    private final String folder;

    private Errand(Guest guest, String folder) {
        this.guest = guest;
        this.folder = folder;
    }

    /**
     * Begins one; one of that name that still ran there is forgotten, not ended.
     *
     * @param columns of the terminal it is to have; 0 for none
     */
    static Errand begin(Guest guest, String name, String script, int columns) {
        Errand errand = new Errand(guest, FOLDERS + name);
        String alone = columns == 0
                ? "sh ./command >./said 2>&1"
                : "script -q -e -f -O /dev/null -c \"stty cols " + columns + "; exec sh ./command\" >./said";
        guest.told(
                SHORT,
                "rm -rf " + errand.folder + "; mkdir -p " + errand.folder + " && cd " + errand.folder
                        + " && cat >command && : >said && (setsid sh -c 'cd " + errand.folder + "; " + alone
                        + " </dev/null; echo $? >code.new; mv code.new code' </dev/null >/dev/null 2>&1 &)",
                "echo $$ >" + errand.folder + "/pid\ncd /usr/share/posrig\n" + script + "\n");
        return errand;
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

    /** Tells it to end, as Ctrl-C would. */
    void interrupt() {
        guest.ask(SHORT, "kill -INT $(cat " + folder + "/pid)");
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
                    "cd " + folder + " && tail -c +" + (heard.bytes + 1) + " -f --pid=$(cat pid) said", heard);
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
