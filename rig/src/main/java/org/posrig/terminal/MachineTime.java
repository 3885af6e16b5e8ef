package org.posrig.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The time by the machine's clock that only goes forward, which begins anew when the machine is started and is the same for all its processes. */
public interface MachineTime {

    /** Which start of the machine this is; another text after each, and empty where that cannot be known. */
    String boot();

    /** Since the machine was started. */
    Duration sinceBoot();

    /** That of this machine: on Linux {@link System#nanoTime} counts from its start in every process. */
    static MachineTime here() {
        String boot = bootId();
        return new MachineTime() {
            @Override
            public String boot() {
                return boot;
            }

            @Override
            public Duration sinceBoot() {
                return Duration.ofNanos(System.nanoTime());
            }
        };
    }

    private static String bootId() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
