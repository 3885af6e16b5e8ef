package org.posrig.bench.emulated;

import java.util.HashSet;
import java.util.Set;
import org.posrig.bench.StandInAlone;

/** One look at the relay lines: what has moved since the last is told to the terminal and written down. */
final class Look implements Runnable {

    private final Qmp door;
    private final HeaderWires header;
    private final StandInAlone terminal;
    private final ContactLog log;
    private final LookTimes times;
    private Set<String> closed = new HashSet<>();

    Look(Qmp door, HeaderWires header, StandInAlone terminal, PiFolder folder) {
        this.door = door;
        this.header = header;
        this.terminal = terminal;
        this.log = new ContactLog(folder.contacts());
        this.times = new LookTimes(folder.looks());
    }

    @Override
    public void run() {
        GpioReading reading = door.gpio();
        times.looked(reading.nanos());
        Set<String> now = new HashSet<>(header.closed(reading));
        if (!now.equals(closed)) {
            // What opens goes first: a relay that is let go is open before the next one closes.
            closed.stream().filter(contact -> !now.contains(contact)).forEach(contact -> tell(contact, false, reading));
            now.stream().filter(contact -> !closed.contains(contact)).forEach(contact -> tell(contact, true, reading));
            closed = now;
        }
    }

    private void tell(String contact, boolean closing, GpioReading reading) {
        terminal.moved(contact, closing, reading.nanos());
        log.moved(contact, closing, reading.nanos());
    }
}
