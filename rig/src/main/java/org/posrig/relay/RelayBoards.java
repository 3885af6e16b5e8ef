package org.posrig.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.posrig.fault.RigFault;
import org.posrig.serial.SerialPortLink;

/**
 * Opens the boards of a bench as they are described, one after the other; each begins with all its relays open. Everything that hangs on this
 * machine's Pi is one: its lines and its I²C buses. No shutdown hook is set: whoever opens this closes it.
 */
public final class RelayBoards implements AutoCloseable {

    private final Supplier<Pi4jGpio> openPi;
    private final List<Runnable> closing = new ArrayList<>();
    private Optional<Pi4jGpio> pi = Optional.empty();

    public RelayBoards() {
        this(Pi4jGpio::gpiod);
    }

    RelayBoards(Supplier<Pi4jGpio> openPi) {
        this.openPi = openPi;
    }

    /**
     * Opens a board; it may be closed before this is.
     *
     * @throws RigFault when it is not there, is in use or does not answer as such a board does
     */
    public synchronized RelayBoard open(BoardDescription description) {
        return switch (description) {
            case BoardDescription.Mock(var name, var lines, var active) -> {
                Pi4jGpio memory = Pi4jGpio.mock();
                closing.add(memory::close);
                yield memory.board(name, lines, active);
            }
            case BoardDescription.PiGpio(var name, var lines, var active) -> pi().board(name, lines, active);
            case BoardDescription.Expander(var name, int bus, int address, var lines, var active) ->
                pi().expander(name, bus, address, lines, active);
            case BoardDescription.SerialBoard(var name, var port, int relays, var lines) -> {
                LcusRelays device = new LcusRelays(name, new SerialPortLink(port, LcusRelays.SETTINGS), relays);
                LineBoard board = new LineBoard(name, lines, device);
                closing.add(board::close);
                yield board;
            }
        };
    }

    /** Opens all contacts of all boards and lets the boards go, whatever fails on the way. */
    @Override
    public synchronized void close() {
        Failures failures = new Failures();
        closing.forEach(failures::attempt);
        pi.ifPresent(holder -> failures.attempt(holder::close));
        closing.clear();
        pi = Optional.empty();
        failures.throwAny();
    }

    private Pi4jGpio pi() {
        if (pi.isEmpty()) {
            pi = Optional.of(openPi.get());
        }
        return pi.get();
    }
}
