package org.posrig.terminal;

import java.util.Optional;

/** What not every bench has at a terminal. */
public record Peripherals(Optional<Printer> printer, Optional<Scanner> scanner) {

    public static Peripherals none() {
        return new Peripherals(Optional.empty(), Optional.empty());
    }
}
