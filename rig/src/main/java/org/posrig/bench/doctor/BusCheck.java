package org.posrig.bench.doctor;

import java.util.List;

/** Whether the I²C buses of the expanders are there; whether a chip answers on them is seen when the boards open. */
public final class BusCheck implements Check {

    private final Machine machine;
    private final Needs needs;

    public BusCheck(Machine machine, Needs needs) {
        this.machine = machine;
        this.needs = needs;
    }

    @Override
    public String name() {
        return "I2C bus";
    }

    @Override
    public Finding look() {
        List<Integer> buses =
                needs.expanders().map(board -> board.bus()).distinct().sorted().toList();
        if (buses.isEmpty()) {
            return Finding.skipped("this bench has no port expander");
        }
        List<String> lacking = buses.stream()
                .map(bus -> "/dev/i2c-" + bus)
                .filter(bus -> !machine.has(bus))
                .toList();
        if (!lacking.isEmpty()) {
            return Finding.fail(
                    String.join(", ", lacking) + " is not there",
                    "Put dtparam=i2c_arm=on into config.txt (raspi-config, Interface Options, I2C), load i2c-dev and restart the Pi.");
        }
        return Finding.pass(
                String.join(", ", buses.stream().map(bus -> "/dev/i2c-" + bus).toList()));
    }
}
