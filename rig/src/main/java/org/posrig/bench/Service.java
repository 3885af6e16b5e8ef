package org.posrig.bench;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.posrig.fault.RigFault;

/**
 * Whether one terminal is in service. What came of its line or of its relay board ends when these are there again; what it cannot be brought
 * out of stands in the bench's book too, for the runs to come.
 */
final class Service {

    private final String terminal;
    private final BooleanSupplier back;
    private final Consumer<String> teller;
    private volatile Optional<Out> out = Optional.empty();
    private volatile Optional<ServiceBook> book = Optional.empty();

    private record Out(String reason, boolean passing) {}

    /**
     * @param back whether its line and its relays are there
     * @param teller is told in a sentence when it is in service again
     */
    Service(String terminal, BooleanSupplier back, Consumer<String> teller) {
        this.terminal = terminal;
        this.back = back;
        this.teller = teller;
    }

    void keepIn(ServiceBook kept) {
        book = Optional.of(kept);
    }

    Optional<String> outOfService() {
        return out.map(Out::reason);
    }

    /** Whether it can be had; one whose line or board has come back is in service again from now on. */
    synchronized boolean inService() {
        if (mayComeBack() && back.getAsBoolean()) {
            teller.accept(terminal + " is back in service; it was out of it because of this: "
                    + out.map(Out::reason).orElse(""));
            out = Optional.empty();
        }
        return out.isEmpty();
    }

    /** Whether it is out of service for something that may pass by itself. */
    boolean mayComeBack() {
        return out.filter(Out::passing).isPresent();
    }

    /** Ends it for this run. */
    void end(String reason) {
        out(reason, false);
    }

    private void out(String reason, boolean passing) {
        if (out.isEmpty()) {
            teller.accept("Out of service: " + terminal + ": " + reason);
        }
        out = Optional.of(new Out(reason, passing));
    }

    /** Ends it as far as a fault is one of the terminal and its wires; a host or a disk that fails is none of its own. */
    void lose(RigFault fault) {
        String reason = String.valueOf(fault.getMessage());
        switch (fault.kind()) {
            case SERIAL_LINE, RELAY_BOARD -> out(reason, true);
            case STAND_IN, FIXTURE -> end(reason);
            case TAMPER, TERMINAL_UNREACHABLE, KEYPAD -> {
                end(reason);
                book.ifPresent(kept -> write(kept, reason));
            }
            case HOST, NETWORK_PORT, STORAGE -> {
                // Another terminal would fare no better.
            }
        }
    }

    private void write(ServiceBook kept, String reason) {
        try {
            kept.lost(terminal, reason);
        } catch (RigFault unwritten) {
            teller.accept(terminal + " is out of service for this run only. " + unwritten.getMessage());
        }
    }
}
