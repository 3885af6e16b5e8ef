package org.posrig.bench.doctor;

import java.util.List;

/** Whether there is a Pi at all where the bench hangs on one: Pi4J itself says only "No gpio chip yet initialized". */
public final class PiCheck implements Check {

    private final Machine machine;
    private final Needs needs;

    public PiCheck(Machine machine, Needs needs) {
        this.machine = machine;
        this.needs = needs;
    }

    @Override
    public String name() {
        return "Pi";
    }

    @Override
    public Finding look() {
        boolean wanted =
                !needs.headerLines().isEmpty() || needs.expanders().findAny().isPresent();
        String model = machine.model().orElse("no device tree, a PC perhaps");
        if (!wanted) {
            return Finding.skipped("no relay of this bench hangs on a Pi");
        }
        if (!machine.isPi()) {
            return Finding.fail(
                    "this machine is no Raspberry Pi (" + model + ")",
                    "Run this bench on a Pi, or take a USB relay board; Pi4J would say \"No gpio chip yet initialized\" here.");
        }
        if (needs.headerLines().isEmpty()) {
            return Finding.pass(model);
        }
        List<String> chips = machine.names("/dev", "gpiochip*");
        return chips.isEmpty()
                ? Finding.fail(
                        model + ", but no /dev/gpiochip*",
                        "See that the kernel has the GPIO character device (CONFIG_GPIO_CDEV); Raspberry Pi OS has it.")
                : Finding.pass(model + ", " + String.join(", ", chips));
    }
}
