package org.posrig.bench.emulated;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.posrig.fault.RigFault;

/**
 * QEMU's Raspberry Pi 3 with a card, a network and three USB serial adapters, which Linux takes for FTDI's. Only what the emulator is told stands here; its
 * options are those of its manual (QEMU 7.2, "Raspberry Pi boards").
 */
final class Machine {

    /** The serial lines of the terminal, in the order in which their adapters are plugged in. */
    static final List<String> LINES = List.of("display", "printer", "scanner");

    private static final String NETWORK = "network-adapter";

    // What the emulator does not have is not looked for: screen, radio. What a new Debian does first takes it minutes.
    private static final String KERNEL = "console=ttyAMA0,115200 root=/dev/mmcblk0 rootwait rw net.ifnames=0"
            + " systemd.show_status=error module_blacklist=vc4,v3d,hci_uart,btbcm,bluetooth,brcmfmac,cfg80211"
            + " systemd.mask=fstrim.timer systemd.mask=dpkg-db-backup.timer systemd.mask=e2scrub_all.timer"
            + " systemd.mask=apt-daily.timer systemd.mask=apt-daily-upgrade.timer";

    private Machine() {}

    /**
     * Switches it on; it stands still until {@link #go} is said.
     *
     * @param ssh the TCP port of this machine that leads to the Pi's port 22
     * @param host the one that leads to the acquirer's, 8583
     */
    static Process start(PiFolder folder, int ssh, int host) {
        List<String> command = new ArrayList<>(List.of(
                "qemu-system-aarch64",
                "-machine",
                "raspi3b",
                "-S",
                "-m",
                "1G",
                "-display",
                "none",
                "-kernel",
                folder.kernel().toString(),
                "-initrd",
                folder.firstFiles().toString(),
                "-dtb",
                folder.deviceTree().toString(),
                "-append",
                KERNEL,
                "-drive",
                "if=sd,format=raw,file=" + folder.written(),
                "-serial",
                "file:" + folder.console(),
                "-serial",
                "null",
                "-qmp",
                "unix:" + folder.wiresDoor() + ",server=on,wait=off",
                "-qmp",
                "unix:" + folder.handDoor() + ",server=on,wait=off",
                "-qmp",
                "unix:" + folder.networkDoor() + ",server=on,wait=off",
                "-netdev",
                // Nothing is reached from inside; what is forwarded from outside is all there is.
                "user,id=net,restrict=on,hostfwd=tcp:127.0.0.1:" + ssh + "-:22,hostfwd=tcp:127.0.0.1:" + host
                        + "-:8583",
                "-device",
                "usb-net,netdev=net,id=" + NETWORK));
        for (String line : LINES) {
            command.addAll(List.of(
                    "-chardev",
                    "socket,id=" + line + ",server=on,wait=off,path=" + folder.adapter(line),
                    "-device",
                    "usb-serial,always-plugged=on,id=" + adapter(line) + ",chardev=" + line + ",serial="
                            + serial(line)));
        }
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.emulatorLog().toFile())
                    .start();
        } catch (IOException e) {
            throw new RigFault(
                    RigFault.Cause.FIXTURE,
                    "The emulator cannot be started (" + e.getMessage() + ").",
                    "Install qemu-system-arm.",
                    e);
        }
    }

    /** Lets it boot. */
    static void go(Qmp door) {
        door.ask("cont", Map.of());
    }

    /** Ends it, as pulling its power would. */
    static void end(Qmp door) {
        door.ask("quit", Map.of());
    }

    /** What lets Linux let go of an adapter first: QEMU 7.2's controller ends with an assertion when a device goes that is being read from. */
    static String letGo(String line) {
        return "for device in /sys/bus/usb/devices/*; do [ \"$(cat $device/serial 2>/dev/null)\" = " + serial(line)
                + " ] && echo 0 >$device/authorized; done; true";
    }

    /** Pulls the USB adapter of a line, as a hand would; what is sent to it from then on is lost. */
    static void pull(Qmp door, String line) {
        door.ask("device_del", Map.of("id", adapter(line)));
        // The socket is the device's until the emulator has taken that away.
        Waits.until(Duration.ofSeconds(20), () -> {
            try {
                door.ask("chardev-remove", Map.of("id", line));
                return true;
            } catch (RigFault notYet) {
                return false;
            }
        });
    }

    /** Plugs it in again. */
    static void plug(Qmp door, PiFolder folder, String line) {
        Map<String, Object> socket = Map.of(
                "type", "unix", "data", Map.of("path", folder.adapter(line).toString()));
        door.ask(
                "chardev-add",
                Map.of(
                        "id",
                        line,
                        "backend",
                        Map.of("type", "socket", "data", Map.of("addr", socket, "server", true, "wait", false))));
        door.ask(
                "device_add",
                Map.of(
                        "driver",
                        "usb-serial",
                        "id",
                        adapter(line),
                        "chardev",
                        line,
                        "serial",
                        serial(line),
                        "always-plugged",
                        true));
    }

    /** Pulls the USB network adapter and plugs it in again: a new device to Linux, with the same address. */
    static void replugNetwork(Qmp door) {
        door.ask("device_del", Map.of("id", NETWORK));
        // The emulator takes the device away once the guest's driver has let go; until then its name is not free.
        Waits.until(Duration.ofSeconds(20), () -> {
            try {
                door.ask("device_add", Map.of("driver", "usb-net", "id", NETWORK, "netdev", "net"));
                return true;
            } catch (RigFault notYet) {
                return false;
            }
        });
    }

    /** Its serial number, by which /dev/serial/by-id names it. */
    private static String serial(String line) {
        return "POSRIG-" + line.toUpperCase(java.util.Locale.ROOT);
    }

    private static String adapter(String line) {
        return line + "-adapter";
    }
}
