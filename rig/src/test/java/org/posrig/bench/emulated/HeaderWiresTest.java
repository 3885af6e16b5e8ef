package org.posrig.bench.emulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.fault.BadInput;
import org.posrig.relay.ActiveLevel;

final class HeaderWiresTest {

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    /** The line of {@code enter} in rig/emulated-pi/bench.yaml. */
    private static final long ENTER = 1L << 16;

    @TempDir
    Path folder;

    @Test
    void a_relay_that_closes_at_low_is_closed_while_its_line_is_driven_low() {
        HeaderWires wires = HeaderWires.of(Configuration.write(HOME, folder, ActiveLevel.LOW));
        assertThat(wires.contacts()).hasSize(22).contains("key.enter", "power", "chip.1", "field.1", "field.2");
        assertThat(wires.closed(new GpioReading(0, ENTER, 0))).containsExactly("key.enter");
        assertThat(wires.closed(new GpioReading(0, ENTER, ENTER))).isEmpty();
        assertThat(wires.heldOpen(new GpioReading(0, ENTER, ENTER))).isEqualTo(1);
    }

    @Test
    void a_relay_that_closes_at_high_is_closed_while_its_line_is_driven_high() {
        HeaderWires wires = HeaderWires.of(Configuration.write(HOME, folder, ActiveLevel.HIGH));
        assertThat(wires.closed(new GpioReading(0, ENTER, ENTER))).containsExactly("key.enter");
        assertThat(wires.closed(new GpioReading(0, ENTER, 0))).isEmpty();
    }

    @Test
    void a_line_that_nobody_drives_closes_nothing_and_holds_nothing_open() {
        HeaderWires low = HeaderWires.of(Configuration.write(HOME, folder, ActiveLevel.LOW));
        assertThat(low.closed(new GpioReading(0, 0, 0))).isEmpty();
        assertThat(low.closed(new GpioReading(0, 0, -1))).isEmpty();
        assertThat(low.heldOpen(new GpioReading(0, 0, -1))).isZero();
    }

    @Test
    void a_bench_whose_relays_are_elsewhere_is_refused() {
        Path bench = HOME.resolve("fixtures/benches/stand-in.yaml");
        assertThatThrownBy(() -> HeaderWires.of(bench))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("no relay board of this bench is 'pi4j-gpio'");
    }
}
