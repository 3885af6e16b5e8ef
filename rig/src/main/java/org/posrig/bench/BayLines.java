package org.posrig.bench;

import java.util.Optional;
import java.util.function.Supplier;
import org.posrig.display.DisplayDecoder;
import org.posrig.display.SerialDisplay;
import org.posrig.display.SerialPrinter;
import org.posrig.display.SerialScanner;
import org.posrig.serial.ByteLink;
import org.posrig.serial.SerialSettings;
import org.posrig.terminal.Display;
import org.posrig.terminal.DisplayGeometry;
import org.posrig.terminal.Peripherals;
import org.posrig.terminal.Printer;
import org.posrig.terminal.Scanner;
import org.posrig.timeline.Timeline;

/** The serial lines of one terminal, opened: its display, and its printer and scanner where the bench has them. */
final class BayLines implements AutoCloseable {

    private final Display display;
    private final Peripherals peripherals;

    private BayLines(Display display, Peripherals peripherals) {
        this.display = display;
        this.peripherals = peripherals;
    }

    /** @throws org.posrig.fault.RigFault when one of them is not there */
    static BayLines open(
            BenchFile.TerminalPart part, Optional<StandInBay> standIn, Timeline timeline, Supplier<String> lane) {
        Display display = display(part, standIn, timeline, lane);
        Optional<Printer> printer = Optional.empty();
        try {
            printer = part.printer()
                    .map(line -> new SerialPrinter(
                            part.name(), link(line, "printer", standIn), line.charset(), timeline, lane));
            Optional<Scanner> scanner = part.scanner()
                    .map(line -> new SerialScanner(part.name(), link(line, "scanner", standIn), timeline, lane));
            return new BayLines(display, new Peripherals(printer, scanner, Optional.empty()));
        } catch (RuntimeException e) {
            printer.ifPresent(Printer::close);
            display.close();
            throw e;
        }
    }

    Display display() {
        return display;
    }

    Peripherals peripherals() {
        return peripherals;
    }

    @Override
    public void close() {
        peripherals.scanner().ifPresent(Scanner::close);
        peripherals.printer().ifPresent(Printer::close);
        display.close();
    }

    private static Display display(
            BenchFile.TerminalPart part, Optional<StandInBay> standIn, Timeline timeline, Supplier<String> lane) {
        DisplayGeometry geometry = part.profile().display();
        SerialSettings settings = part.settings();
        String port = standIn.map(bay -> bay.line("display"))
                .orElseGet(() -> part.port().orElseThrow());
        return new SerialDisplay(
                part.name(),
                ByteLink.to(port, settings),
                DisplayDecoder.of(geometry),
                // A quarter of the profile's: a display that counts as settled has handed its screen over long before.
                settings.quiet(part.profile().timing().quiet().dividedBy(4)),
                timeline,
                lane);
    }

    private static ByteLink link(BenchFile.LinePart line, String name, Optional<StandInBay> standIn) {
        String port = line.port().orElseGet(() -> standIn.orElseThrow().line(name));
        return ByteLink.to(port, line.settings());
    }
}
