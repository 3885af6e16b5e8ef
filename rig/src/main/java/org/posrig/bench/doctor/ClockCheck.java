package org.posrig.bench.doctor;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Whether the machine's clock can be right: a Pi without a battery starts in the past until the network tells it the time. */
public final class ClockCheck implements Check {

    /** The year in which this was built: no clock is right that is before it. */
    private static final int BUILT = 2026;

    private static final String SYNCHRONISED = "/run/systemd/timesync/synchronized";

    private final Machine machine;

    public ClockCheck(Machine machine) {
        this.machine = machine;
    }

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public Finding look() {
        ZonedDateTime now = machine.now().atZone(ZoneId.systemDefault());
        String told = now.format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm"));
        if (now.getYear() < BUILT) {
            return Finding.fail(
                    "it says " + told + ", which has been",
                    "Connect the network so that systemd-timesyncd sets it, or set it by hand: sudo date -s.");
        }
        if (machine.has(SYNCHRONISED)) {
            return Finding.pass("it says " + told + ", set by the network");
        }
        return machine.has("/run/systemd/timesync")
                ? Finding.warn(
                        "it says " + told + ", and the network has not set it since the start",
                        "See timedatectl; report and host journal carry this time.")
                : Finding.pass("it says " + told + "; whether the network sets it cannot be known here");
    }
}
