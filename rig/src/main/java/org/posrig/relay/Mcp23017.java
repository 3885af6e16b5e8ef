package org.posrig.relay;

import com.pi4j.io.i2c.I2C;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.posrig.fault.RigFault;

/**
 * The pins of an MCP23017 as relays, by its data sheet (Microchip DS20001952C, registers with {@code IOCON.BANK} = 0). The chip keeps its
 * latches when the rig dies, so at the start all of them are written inactive before any pin is made an output; pins without a relay
 * stay inputs. After each movement latch and direction are read back: a chip that lost its supply has all pins as inputs.
 */
final class Mcp23017 implements Lines {

    private static final int IODIR = 0x00;
    private static final int IOCON = 0x0A;
    private static final int OLAT = 0x14;
    /** IOCON where BANK is 1; with BANK 0 it is GPINTENB, whose 0 switches off interrupts that nobody uses. */
    private static final int IOCON_OF_BANK_1 = 0x05;

    private static final int PORTS = 2;
    private static final int PINS = 8;

    private final String name;
    private final I2C chip;
    private final ActiveLevel active;
    private final Runnable letGo;
    private final int[] latches = new int[PORTS];
    private final int[] directions = {0xFF, 0xFF};

    /**
     * @param name the board's name in its bench
     * @param pins those that have a relay, 0 to 15
     * @param letGo called at the end; closed alone, a chip stays known to Pi4J and is not given again
     * @throws RigFault when the chip does not answer or does not keep what it is told
     */
    Mcp23017(String name, I2C chip, ActiveLevel active, Collection<Integer> pins, Runnable letGo) {
        this.name = name;
        this.letGo = letGo;
        this.chip = chip;
        this.active = active;
        for (int pin : pins) {
            directions[pin / PINS] &= ~(1 << pin % PINS);
        }
        write(IOCON_OF_BANK_1, 0);
        write(IOCON, 0);
        check(IOCON, 0);
        for (int port = 0; port < PORTS; port++) {
            latches[port] = active == ActiveLevel.LOW ? 0xFF : 0x00;
            write(OLAT + port, latches[port]);
            check(OLAT + port, latches[port]);
        }
        for (int port = 0; port < PORTS; port++) {
            write(IODIR + port, directions[port]);
            check(IODIR + port, directions[port]);
        }
    }

    @Override
    public void move(int pin, boolean closed) {
        int port = pin / PINS;
        int bit = 1 << pin % PINS;
        boolean high = closed == (active == ActiveLevel.HIGH);
        int before = latches[port];
        latches[port] = high ? before | bit : before & ~bit;
        try {
            write(OLAT + port, latches[port]);
            check(OLAT + port, latches[port]);
            check(IODIR + port, directions[port]);
        } catch (RigFault fault) {
            // What is not known to be closed is never closed again by the next pin's movement.
            latches[port] = active == ActiveLevel.HIGH ? latches[port] & ~bit : latches[port] | bit;
            throw fault;
        }
    }

    @Override
    public void settle() {
        // Each movement has been read back.
    }

    @Override
    public void close() {
        letGo.run();
    }

    private void write(int register, int value) {
        try {
            chip.writeRegister(register, (byte) value);
        } catch (RuntimeException e) {
            throw silent(e);
        }
    }

    private void check(int register, int expected) {
        int read;
        try {
            read = chip.readRegister(register);
        } catch (RuntimeException e) {
            throw silent(e);
        }
        if (read < 0) {
            throw silent(null);
        }
        if ((read & 0xFF) != expected) {
            throw new RigFault(
                    RigFault.Cause.RELAY_BOARD,
                    String.format(
                            "Relay board %s does not keep what it is told: register 0x%02X of the expander is 0x%02X, not 0x%02X.",
                            name, register, read & 0xFF, expected),
                    "See that it is an MCP23017, that its RESET pin is high and its supply steady, and start the bench again.");
        }
    }

    private RigFault silent(@Nullable Throwable cause) {
        return new RigFault(
                RigFault.Cause.RELAY_BOARD,
                String.format(
                        "Relay board %s does not answer at address 0x%02X of I²C bus %d.",
                        name, chip.device(), chip.bus()),
                "Check its supply, SDA, SCL and address pins; 'i2cdetect -y " + chip.bus()
                        + "' shows the addresses that answer.",
                cause);
    }
}
