package org.posrig.bench.doctor;

import java.util.Optional;

/** How warm the processor is: a Pi slows down from 80 °C on (Raspberry Pi's documentation, frequency management). */
public final class TemperatureCheck implements Check {

    private static final int WARM = 70;
    private static final int HOT = 80;

    private final Machine machine;

    public TemperatureCheck(Machine machine) {
        this.machine = machine;
    }

    @Override
    public String name() {
        return "temperature";
    }

    @Override
    public Finding look() {
        Optional<Integer> degrees = machine.text("/sys/class/thermal/thermal_zone0/temp")
                .filter(text -> text.matches("-?\\d{1,6}"))
                .map(text -> Integer.parseInt(text) / 1000);
        if (degrees.isEmpty()) {
            return Finding.skipped("this machine does not tell its temperature");
        }
        String told = degrees.get() + " °C";
        if (degrees.get() >= HOT) {
            return Finding.fail(told + ": it slows down", "Give the Pi a fan or a heat sink, and air.");
        }
        return degrees.get() >= WARM
                ? Finding.warn(told, "From 80 °C on a Pi slows down; give it a fan or a heat sink.")
                : Finding.pass(told);
    }
}
