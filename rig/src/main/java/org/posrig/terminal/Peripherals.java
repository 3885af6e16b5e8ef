package org.posrig.terminal;

import java.util.Optional;

/** What not every bench has at a terminal. */
public record Peripherals(Optional<Printer> printer, Optional<Scanner> scanner, Optional<SenseInputs> senses) {

    /** The same and senses. */
    public Peripherals with(Optional<SenseInputs> inputs) {
        return new Peripherals(printer, scanner, inputs);
    }

    public static Peripherals none() {
        return new Peripherals(Optional.empty(), Optional.empty(), Optional.empty());
    }

    void actionBegins() {
        printer.ifPresent(there -> there.history().actionBegins());
        senses.ifPresent(SenseInputs::actionBegins);
    }

    Optional<Receipts> receipts(String terminal, TerminalProfile profile, Recollection recollection) {
        return printer.flatMap(there -> profile.receipt()
                .map(layout -> new Receipts(
                        terminal, layout, there.history(), profile.timing().screen(), recollection)));
    }
}
