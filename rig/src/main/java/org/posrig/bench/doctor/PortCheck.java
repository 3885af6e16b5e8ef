package org.posrig.bench.doctor;

import java.util.List;
import java.util.Optional;

/** Whether a serial port is there and named so that it stays the same after a restart or a change of plugs. */
public final class PortCheck implements Check {

    private final Machine machine;
    private final Needs.Port port;

    public PortCheck(Machine machine, Needs.Port port) {
        this.machine = machine;
        this.port = port;
    }

    @Override
    public String name() {
        return "port, " + port.of();
    }

    @Override
    public Finding look() {
        if (port.file().isEmpty()) {
            return Finding.pass(port.path() + ", which is looked for when the bench opens");
        }
        String file = port.file().get();
        List<String> stable = machine.serialById();
        if (!machine.has(file)) {
            return Finding.fail(
                    port.path() + " is not there",
                    stable.isEmpty()
                            ? "Plug the adapter in; dmesg tells whether the kernel sees it."
                            : "Plug the adapter in, or name one of those that are: " + String.join(", ", stable) + ".");
        }
        if (!file.matches("/dev/tty(USB|ACM)\\d+")) {
            return Finding.pass(port.path());
        }
        String device = machine.device(file);
        Optional<String> better = stable.stream()
                .filter(name -> machine.device(name).equals(device))
                .findFirst();
        return Finding.warn(
                port.path() + " may be another adapter after the next restart",
                better.map(name -> "Write " + name + " into the bench file.")
                        .orElse(
                                "Write its name in /dev/serial/by-id or /dev/serial/by-path into the bench file; udev makes them."));
    }
}
