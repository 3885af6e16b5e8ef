package org.posrig.relay;

import com.pi4j.config.exception.ConfigException;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CBase;
import com.pi4j.io.i2c.I2CBus;
import com.pi4j.io.i2c.I2CBusBase;
import com.pi4j.io.i2c.I2CConfig;
import com.pi4j.io.i2c.I2CProvider;
import com.pi4j.io.i2c.I2CProviderBase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * An MCP23017 behind Pi4J's I²C: registers by its data sheet (DS20001952C) in both banks, with what is written to it in order. A register
 * that is written while BANK says so lies elsewhere, as in the chip.
 */
final class ExpanderChip {

    private static final List<String> NAMES =
            List.of("IODIR", "IPOL", "GPINTEN", "DEFVAL", "INTCON", "IOCON", "GPPU", "INTF", "INTCAP", "GPIO", "OLAT");

    final List<String> writes = new ArrayList<>();
    private final Map<String, Integer> registers = new HashMap<>();

    private int stuckLatch;
    volatile boolean silent;

    /** As after its reset: all pins inputs, all latches low. */
    ExpanderChip() {
        reset();
    }

    synchronized void reset() {
        NAMES.forEach(name -> {
            registers.put(name + "A", 0);
            registers.put(name + "B", 0);
        });
        registers.put("IODIRA", 0xFF);
        registers.put("IODIRB", 0xFF);
    }

    /** As a rig that was killed has left it. */
    synchronized ExpanderChip left(String register, int value) {
        registers.put(register, value);
        return this;
    }

    /** The latch of a pin of port A keeps its bit from now on. */
    synchronized void stick(int pin) {
        stuckLatch |= 1 << pin;
    }

    synchronized int register(String name) {
        return registers.get(name);
    }

    /** Whether a pin drives its line, and at which level. */
    synchronized boolean drives(int pin, boolean high) {
        String port = pin < 8 ? "A" : "B";
        boolean output = (registers.get("IODIR" + port) >> pin % 8 & 1) == 0;
        return output && (registers.get("OLAT" + port) >> pin % 8 & 1) == (high ? 1 : 0);
    }

    private synchronized void write(int address, int value) {
        answer();
        String name = name(address);
        int written = name.equals("OLATA") ? value & ~stuckLatch | registers.get(name) & stuckLatch : value;
        writes.add(String.format("%s=%02X", name, value));
        registers.put(name, written);
        if (name.startsWith("IOCON")) {
            registers.put("IOCONA", value);
            registers.put("IOCONB", value);
        }
        if (name.startsWith("GPIO")) {
            registers.put("OLAT" + name.charAt(4), value);
        }
    }

    private synchronized int read(int address) {
        answer();
        return registers.get(name(address));
    }

    private void answer() {
        if (silent) {
            throw new Pi4JException("Remote I/O error");
        }
    }

    private String name(int address) {
        boolean bank1 = (registers.get("IOCONA") & 0x80) != 0;
        int index = bank1 ? address & 0x0F : address / 2;
        boolean portB = bank1 ? (address & 0x10) != 0 : address % 2 == 1;
        return NAMES.get(index) + (portB ? "B" : "A");
    }

    /** The buses of a Pi: these chips by bus and address ({@code 1/0x20}), nothing at any other address. */
    static I2CProvider buses(Map<String, ExpanderChip> chips) {
        return new Buses(chips);
    }

    private static final class Buses extends I2CProviderBase {

        private final Map<String, ExpanderChip> chips;

        Buses(Map<String, ExpanderChip> chips) {
            super("expander-chips");
            this.chips = chips;
        }

        @Override
        public I2C create(I2CConfig config) {
            if (chips.keySet().stream().noneMatch(key -> key.startsWith(config.bus() + "/"))) {
                throw new Pi4JException("I2C bus " + config.bus() + " does not exist");
            }
            ExpanderChip absent = new ExpanderChip();
            absent.silent = true;
            ExpanderChip chip =
                    chips.getOrDefault(config.bus() + "/" + String.format("0x%02X", config.device()), absent);
            Device device = new Device(this, config, chip);
            context().registry().add(device);
            return device;
        }
    }

    private static final class Device extends I2CBase<I2CBus> {

        private final ExpanderChip chip;

        Device(I2CProvider provider, I2CConfig config, ExpanderChip chip) {
            super(provider, config, new OneByOne(config));
            this.chip = chip;
        }

        @Override
        public int writeRegister(int register, byte value) {
            // A bus is slow: others have their turn meanwhile.
            Thread.yield();
            chip.write(register, value & 0xFF);
            return 1;
        }

        @Override
        public int readRegister(int register) {
            return chip.read(register);
        }

        @Override
        public int write(byte value) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int write(byte[] data, int offset, int length) {
            throw new UnsupportedOperationException(Arrays.toString(data));
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int writeRegister(int register, byte[] data, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int writeRegister(byte[] register, byte[] data, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int readRegister(byte[] register, byte[] buffer, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int readRegister(int register, byte[] buffer, int offset, int length) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class OneByOne extends I2CBusBase {

        OneByOne(I2CConfig config) throws ConfigException {
            super(config);
        }

        @Override
        public <R> R execute(I2C device, Callable<R> action) {
            try {
                return action.call();
            } catch (Exception e) {
                throw new Pi4JException(e);
            }
        }
    }
}
