package org.posrig.relay;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.io.i2c.I2C;
import com.pi4j.platform.Platform;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalInputProvider;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutputProvider;
import com.pi4j.plugin.linuxfs.provider.i2c.LinuxFsI2CProvider;
import com.pi4j.plugin.mock.platform.MockPlatform;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInputProvider;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutputProvider;
import com.pi4j.plugin.mock.provider.i2c.MockI2CProvider;
import com.pi4j.plugin.raspberrypi.platform.RaspberryPiPlatform;
import com.pi4j.provider.Provider;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.posrig.fault.RigFault;

/**
 * Lines that boards of relays hang on: those of a Raspberry Pi's header and of the port expanders on its I²C buses, or lines that exist in memory
 * only. A line belongs to one board. No shutdown hook is set: whoever opens this closes it.
 */
public final class Pi4jGpio implements AutoCloseable {

    private final Context context;
    private final String provider;
    private final String inputs;
    private final String i2c;
    private final List<RelayBoard> boards = new CopyOnWriteArrayList<>();

    private Pi4jGpio(Platform platform, Provider<?, ?, ?> outputs, Provider<?, ?, ?> inputs, Provider<?, ?, ?> i2c) {
        this.context = Pi4J.newContextBuilder()
                .noAutoDetect()
                .disableShutdownHook()
                .add(platform)
                .add(outputs, inputs, i2c)
                .build();
        this.provider = outputs.id();
        this.inputs = inputs.id();
        this.i2c = i2c.id();
    }

    /** Lines in memory, on Pi4J's mock provider; several of these know nothing of each other. */
    public static Pi4jGpio mock() {
        return mock(MockI2CProvider.newInstance());
    }

    /** Lines in memory, and I²C buses on which a provider's devices are. */
    static Pi4jGpio mock(Provider<?, ?, ?> i2c) {
        return new Pi4jGpio(
                new MockPlatform(),
                MockDigitalOutputProvider.newInstance(),
                MockDigitalInputProvider.newInstance(),
                i2c);
    }

    /**
     * The lines of this Raspberry Pi, by the kernel's GPIO character device. Open it once in a process: Pi4J has one GPIO chip for all.
     *
     * @throws RigFault when this machine has no such lines; then, too, when the first board is made
     */
    public static Pi4jGpio gpiod() {
        try {
            return new Pi4jGpio(
                    new RaspberryPiPlatform(),
                    GpioDDigitalOutputProvider.newInstance(),
                    GpioDDigitalInputProvider.newInstance(),
                    LinuxFsI2CProvider.newInstance());
        } catch (RuntimeException | LinkageError e) {
            throw noChip(e);
        }
    }

    /**
     * A board of relays; all its lines are requested at their inactive level, before anything else.
     *
     * @param name the board's name in its bench
     * @param lines for each channel its line, by the Broadcom number
     * @throws RigFault when a line is not there or taken; then no line of the board is held
     */
    public Pi4jBoard board(String name, Map<String, Integer> lines, ActiveLevel active) {
        Pi4jBoard board = new Pi4jBoard(name, context, provider, lines, active);
        boards.add(board);
        return board;
    }

    /**
     * A board of relays on the pins of an MCP23017.
     *
     * @param name the board's name in its bench
     * @param bus the number of the I²C bus
     * @param address 0x20 to 0x27
     * @param lines for each channel its pin, 0 to 15
     * @throws RigFault when there is no such bus or nothing that keeps what it is told at the address
     */
    RelayBoard expander(String name, int bus, int address, Map<String, Integer> lines, ActiveLevel active) {
        I2C chip = device(name, bus, address);
        try {
            RelayBoard board = new LineBoard(
                    name, lines, new Mcp23017(name, chip, active, lines.values(), () -> context.shutdown(chip.id())));
            boards.add(board);
            return board;
        } catch (RigFault fault) {
            context.shutdown(chip.id());
            throw fault;
        }
    }

    /**
     * A line as an input; it is let go at the end.
     *
     * @throws RigFault when it is not there or taken
     */
    DigitalInput input(SenseDescription sense) {
        try {
            return context.create(DigitalInput.newConfigBuilder(context)
                    .id(id(sense))
                    .name(sense.name())
                    .address(sense.line())
                    .pull(
                            switch (sense.pull()) {
                                case UP -> PullResistance.PULL_UP;
                                case DOWN -> PullResistance.PULL_DOWN;
                                case NONE -> PullResistance.OFF;
                            })
                    .provider(inputs)
                    .build());
        } catch (IllegalStateException | LinkageError e) {
            throw noChip(e);
        } catch (RuntimeException e) {
            throw new RigFault(
                    RigFault.Cause.RELAY_BOARD,
                    "Line " + sense.line() + " of board " + sense.board() + " for the sense '" + sense.name()
                            + "' of terminal " + sense.terminal() + " could not be had.",
                    "See whether another program holds it and whether this user is of the group gpio.",
                    e);
        }
    }

    /** Opens all contacts of all boards and lets the lines go, whatever fails on the way. */
    @Override
    public void close() {
        Failures failures = new Failures();
        boards.forEach(board -> failures.attempt(board::close));
        failures.attempt(context::shutdown);
        failures.throwAny();
    }

    /** A sense's input, as Pi4J has it. */
    DigitalInput held(SenseDescription sense) {
        return context.registry().get(id(sense), DigitalInput.class);
    }

    private static String id(SenseDescription sense) {
        return sense.terminal() + "/sense/" + sense.name();
    }

    private I2C device(String name, int bus, int address) {
        try {
            return context.create(I2C.newConfigBuilder(context)
                    .id(name)
                    .bus(bus)
                    .device(address)
                    .provider(i2c)
                    .build());
        } catch (RuntimeException | LinkageError e) {
            throw new RigFault(
                    RigFault.Cause.RELAY_BOARD,
                    "I²C bus " + bus + ", on which relay board " + name + " is, cannot be used on this machine.",
                    "Switch I²C on (raspi-config, Interface Options), and see that /dev/i2c-" + bus
                            + " is there and that this user is of the group i2c.",
                    e);
        }
    }

    /** What Pi4J says on a machine without lines, in words. */
    static RigFault noChip(Throwable cause) {
        return new RigFault(
                RigFault.Cause.RELAY_BOARD,
                "This machine has no GPIO chip of a Raspberry Pi that can be used.",
                "Run this bench on a Pi, as a user of the group gpio, or take a bench without Pi relays.",
                cause);
    }
}
