package org.posrig.relay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.posrig.serial.TestPty;

/** An LCUS board on a pseudo-terminal: every byte it got, and the relays that its frames have pulled. */
final class LcusDouble implements AutoCloseable {

    private final TestPty line;
    private boolean echoes;
    private final List<Byte> bytes = new ArrayList<>();
    private final Set<Integer> pulled = new TreeSet<>();
    private int taken;
    private int stubborn;

    /** Its relays are pulled, as a rig that was killed leaves them. */
    LcusDouble(Path link, int relays, boolean echoes) {
        this.line = new TestPty(link);
        this.echoes = echoes;
        for (int relay = 1; relay <= relays; relay++) {
            pulled.add(relay);
        }
        Thread.ofPlatform().daemon().start(this::listen);
    }

    synchronized List<Byte> bytes() {
        return List.copyOf(bytes);
    }

    synchronized Set<Integer> pulled() {
        return Set.copyOf(pulled);
    }

    /** From now on this relay's frames are answered with nonsense and not obeyed. */
    synchronized void disobeys(int relay) {
        stubborn = relay;
    }

    /** It obeys from now on without a word. */
    synchronized void fallSilent() {
        echoes = false;
    }

    void say(int... said) {
        byte[] out = new byte[said.length];
        for (int i = 0; i < said.length; i++) {
            out[i] = (byte) said[i];
        }
        line.send(out);
    }

    /** Pulls its plug and puts it in again: another device under the same path, its relays as they were. */
    void replug() {
        line.unplug();
        line.plug();
        Thread.ofPlatform().daemon().start(this::listen);
    }

    @Override
    public void close() {
        line.close();
    }

    private void listen() {
        try {
            while (true) {
                take(line.receive(256));
            }
        } catch (RuntimeException e) {
            // The line has ended.
        }
    }

    private synchronized void take(byte[] received) {
        for (byte each : received) {
            bytes.add(each);
        }
        while (bytes.size() - taken >= 4) {
            int relay = bytes.get(taken + 1);
            boolean closed = bytes.get(taken + 2) == 1;
            boolean whole = bytes.get(taken) == (byte) 0xA0
                    && (byte) (bytes.get(taken) + bytes.get(taken + 1) + bytes.get(taken + 2)) == bytes.get(taken + 3);
            taken += 4;
            if (whole && relay != stubborn) {
                if (closed) {
                    pulled.add(relay);
                } else {
                    pulled.remove(relay);
                }
            }
            if (whole && relay == stubborn) {
                say(0x15);
            } else if (echoes) {
                say(bytes.get(taken - 4), bytes.get(taken - 3), bytes.get(taken - 2), bytes.get(taken - 1));
            }
        }
    }
}
