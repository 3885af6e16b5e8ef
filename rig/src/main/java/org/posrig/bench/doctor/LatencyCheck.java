package org.posrig.bench.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether FTDI adapters hand bytes over at once: by default they hold them back for up to 16 ms, so that a screen comes that much later than it was
 * shown (FTDI's application note AN232B-04).
 */
public final class LatencyCheck implements Check {

    private static final int MOST_MS = 2;

    private final Machine machine;
    private final Needs needs;

    public LatencyCheck(Machine machine, Needs needs) {
        this.machine = machine;
        this.needs = needs;
    }

    @Override
    public String name() {
        return "latency timer";
    }

    @Override
    public Finding look() {
        List<String> slow = new ArrayList<>();
        int ftdi = 0;
        for (Needs.Port port : needs.ports()) {
            String device = machine.device(port.file().orElse("none"));
            Optional<Integer> timer = machine.text("/sys/bus/usb-serial/devices/" + device + "/latency_timer")
                    .filter(text -> text.matches("\\d{1,3}"))
                    .map(Integer::parseInt);
            if (timer.isPresent()) {
                ftdi++;
                timer.filter(milliseconds -> milliseconds > MOST_MS)
                        .ifPresent(milliseconds ->
                                slow.add(port.of() + " (" + device + ") holds bytes for " + milliseconds + " ms"));
            }
        }
        if (ftdi == 0) {
            return Finding.skipped("no serial port of this bench is an FTDI adapter");
        }
        return slow.isEmpty()
                ? Finding.pass("at most " + MOST_MS + " ms on " + ftdi + (ftdi == 1 ? " adapter" : " adapters"))
                : Finding.warn(
                        String.join(", ", slow),
                        "Into /etc/udev/rules.d/99-posrig.rules: ACTION==\"add\", SUBSYSTEM==\"usb-serial\", DRIVER==\"ftdi_sio\","
                                + " ATTR{latency_timer}=\"1\"; then plug it in anew.");
    }
}
