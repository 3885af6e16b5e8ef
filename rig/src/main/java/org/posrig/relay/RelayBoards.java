package org.posrig.relay;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final Map<String, Pi4jGpio> withInputs = new HashMap<>();
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
                withInputs.put(name, memory);
                yield memory.board(name, lines, active);
            }
            case BoardDescription.PiGpio(var name, var lines, var active) -> {
                withInputs.put(name, pi());
                yield pi().board(name, lines, active);
            }
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

    /**
     * A line of a board with inputs, which is open.
     *
     * @throws RigFault when the board is not open or has no inputs, or when the line is not there or taken
     */
    synchronized TerminalSenses.Input input(SenseDescription sense) {
        Pi4jGpio lines = withInputs.get(sense.board());
        if (lines == null) {
            throw new RigFault(
                    RigFault.Cause.RELAY_BOARD,
                    "Board " + sense.board() + ", from which the sense '" + sense.name() + "' of terminal "
                            + sense.terminal() + " is to be read, is not open or has no inputs.",
                    "Put senses on the Pi's header, and see to that board first.");
        }
        DigitalInput input = lines.input(sense);
        DigitalState on = sense.active() == ActiveLevel.LOW ? DigitalState.LOW : DigitalState.HIGH;
        return new TerminalSenses.Input(sense, () -> input.state() == on);
    }

    /** Opens all contacts of all boards and lets the boards go, whatever fails on the way. */
    @Override
    public synchronized void close() {
        Failures failures = new Failures();
        closing.forEach(failures::attempt);
        pi.ifPresent(holder -> failures.attempt(holder::close));
        closing.clear();
        withInputs.clear();
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
