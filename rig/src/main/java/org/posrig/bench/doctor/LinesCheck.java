package org.posrig.bench.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether the header's lines are free, and who holds them. The kernel tells it in {@code /sys/kernel/debug/gpio}, which mostly only root may read: lines
 * {@code gpio-529 (GPIO17 |holder ) out hi} under a heading {@code gpiochip0: GPIOs 512-565, …, pinctrl-bcm2835:}.
 */
public final class LinesCheck implements Check {

    private static final String TOLD = "/sys/kernel/debug/gpio";
    private static final Pattern CHIP = Pattern.compile("gpiochip\\d+: (?:GPIOs )?(\\d+)-\\d+,?.*pinctrl.*");
    private static final Pattern ANY_CHIP = Pattern.compile("gpiochip\\d+: .*");
    private static final Pattern LINE = Pattern.compile("\\s*gpio-(\\d+) *\\(([^|)]*)(?:\\|([^)]*))?\\).*");

    private final Machine machine;
    private final Needs needs;

    public LinesCheck(Machine machine, Needs needs) {
        this.machine = machine;
        this.needs = needs;
    }

    @Override
    public String name() {
        return "lines free";
    }

    @Override
    public Finding look() {
        Map<Integer, String> wanted = needs.headerLines();
        if (wanted.isEmpty()) {
            return Finding.skipped("no relay of this bench hangs on a Pi's header");
        }
        Optional<String> told = machine.text(TOLD);
        if (told.isEmpty()) {
            return Finding.skipped("who holds a line cannot be known here: " + TOLD
                    + " is readable by root only; gpioinfo tells it too");
        }
        Map<Integer, String> holders = holders(told.get());
        List<String> held = new ArrayList<>();
        new TreeMap<>(wanted).forEach((line, channel) -> {
            String holder = holders.getOrDefault(line, "");
            if (!holder.isEmpty()) {
                held.add("line " + line + " (" + channel + ") is held by '" + holder + "'");
            }
        });
        return held.isEmpty()
                ? Finding.pass("all " + wanted.size() + " lines are free")
                : Finding.fail(
                        String.join(", ", held),
                        "End what holds them; for spi, i2c, uart or w1 take the dtparam or dtoverlay out of config.txt, or wire another line.");
    }

    private static Map<Integer, String> holders(String told) {
        Map<Integer, String> holders = new TreeMap<>();
        int base = -1;
        for (String line : told.split("\n")) {
            Matcher chip = CHIP.matcher(line);
            if (ANY_CHIP.matcher(line).matches()) {
                base = chip.matches() ? Integer.parseInt(chip.group(1)) : -1;
            }
            Matcher one = LINE.matcher(line);
            if (base >= 0 && one.matches()) {
                String holder = one.group(3) == null ? "" : one.group(3).strip();
                holders.put(Integer.parseInt(one.group(1)) - base, holder);
            }
        }
        return holders;
    }
}
