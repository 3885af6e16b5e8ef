package org.posrig.bench.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.Golden;
import org.posrig.relay.ActiveLevel;
import org.posrig.relay.BoardDescription;
import org.posrig.relay.PressCounts;

/** What a doctor says of a machine: of a Pi that is fit, and of each thing that can be wrong with one. */
final class MachineChecksTest {

    private static final BoardDescription HEADER =
            new BoardDescription.PiGpio("T1", Map.of("key.1", 17, "key.2", 18), ActiveLevel.LOW);
    private static final BoardDescription EXPANDER =
            new BoardDescription.Expander("more", 1, 0x20, Map.of("key.3", 0), ActiveLevel.LOW);

    @TempDir
    private Path folder;

    private PaperPi pi;

    @BeforeEach
    void a_fit_pi() {
        pi = new PaperPi(folder.resolve("root"));
    }

    private static Needs needs(String port) {
        return new Needs(List.of(HEADER, EXPANDER), List.of(new Needs.Port("display of T1", port)));
    }

    private Finding found(String check) {
        return found(check, needs(PaperPi.DISPLAY));
    }

    private Finding found(String check, Needs needs) {
        return Doctor.ofMachine(pi.machine(), needs, folder).stream()
                .filter(one -> one.name().equals(check))
                .findFirst()
                .orElseThrow()
                .look();
    }

    private String all(Needs needs) {
        StringBuilder text = new StringBuilder();
        for (Check check : Doctor.ofMachine(pi.machine(), needs, folder)) {
            Finding finding = check.look();
            if (check.name().equals("disk")) {
                continue;
            }
            text.append(String.format(
                    "%-8s %-24s %s%n",
                    finding.status().name().toLowerCase(Locale.ROOT),
                    check.name(),
                    finding.found().replaceAll("\\d{2}:\\d{2}", "HH:MM")));
            if (!finding.hint().isEmpty()) {
                text.append(String.format("%-33s → %s%n", "", finding.hint()));
            }
        }
        return text.toString();
    }

    @Test
    void a_fit_pi_passes_everything() {
        Golden.assertSame(MachineChecksTest.class, "fit-pi.txt", all(needs(PaperPi.DISPLAY)));
    }

    @Test
    void a_pi_on_which_all_is_wrong_is_told_what_to_do_each_time() {
        pi.at("2024-01-01T12:00:30Z")
                .file("/proc/self/status", "Uid:\t1000\nGid:\t1000\nGroups:\t1000\n")
                .file("/etc/group", "dialout:x:20:\ngpio:x:993:lab\ni2c:x:994:\n")
                .file("/sys/class/thermal/thermal_zone0/temp", "81200")
                .file("/sys/devices/platform/soc/soc:firmware/get_throttled", "50005")
                .file(
                        "/sys/kernel/debug/gpio",
                        "gpiochip0: GPIOs 512-569, parent: platform/fe200000.gpio, pinctrl-bcm2711:\n"
                                + " gpio-529 (GPIO17              |onewire@0           ) out hi\n")
                .without("/dev/i2c-1")
                .file("/sys/bus/usb-serial/devices/ttyUSB0/latency_timer", "16\n");
        Golden.assertSame(MachineChecksTest.class, "unfit-pi.txt", all(needs("/dev/ttyUSB0")));
    }

    @Test
    void a_pc_is_no_pi_and_is_told_so_in_words() {
        pi.without("/proc/device-tree/model");
        assertThat(found("Pi").status()).isEqualTo(Finding.Status.FAIL);
        assertThat(found("Pi").found()).isEqualTo("this machine is no Raspberry Pi (no device tree, a PC perhaps)");
        assertThat(found("Pi").hint()).contains("\"No gpio chip yet initialized\"");
    }

    @Test
    void a_pi_without_a_gpio_device_fails() {
        pi.without("/dev/gpiochip0");
        assertThat(found("Pi").found()).isEqualTo("Raspberry Pi 4 Model B Rev 1.4, but no /dev/gpiochip*");
    }

    @Test
    void a_group_that_counts_from_the_next_login_on_is_no_group_yet() {
        pi.file("/proc/self/status", "Uid:\t1000\nGid:\t1000\nGroups:\t20 994\n");
        assertThat(found("groups"))
                .isEqualTo(Finding.fail(
                        "user lab is of gpio, but not in this session",
                        "Log out and in again, or restart the service that runs the rig."));
    }

    @Test
    void root_needs_no_group_and_is_warned() {
        pi.file("/proc/self/status", "Uid:\t0\t0\t0\t0\nGid:\t0\nGroups:\n");
        assertThat(found("groups").status()).isEqualTo(Finding.Status.WARN);
    }

    @Test
    void who_holds_a_line_is_not_guessed_where_only_root_may_know() {
        pi.without("/sys/kernel/debug/gpio");
        assertThat(found("lines free").status()).isEqualTo(Finding.Status.SKIPPED);
        assertThat(found("lines free").found()).contains("readable by root only");
    }

    @Test
    void a_line_of_another_chip_is_not_taken_for_the_header_s() {
        pi.file(
                "/sys/kernel/debug/gpio",
                "gpiochip1: GPIOs 512-519, parent: platform/soc:firmware:gpio, raspberrypi-exp-gpio, can sleep:\n"
                        + " gpio-529 (X                   |other               ) out hi\n"
                        + "gpiochip0: GPIOs 0-57, parent: platform/fe200000.gpio, pinctrl-bcm2711:\n"
                        + " gpio-17  (GPIO17              )\n");
        assertThat(found("lines free").status()).isEqualTo(Finding.Status.PASS);
    }

    @Test
    void a_port_that_is_not_there_fails_and_names_those_that_are() {
        assertThat(found("port, display of T1", needs("/dev/serial/by-id/usb-other")))
                .isEqualTo(Finding.fail(
                        "/dev/serial/by-id/usb-other is not there",
                        "Plug the adapter in, or name one of those that are: " + PaperPi.DISPLAY + "."));
    }

    @Test
    void a_port_that_is_named_otherwise_than_by_a_file_is_left_to_the_opening() {
        for (String port : List.of("serial:A50285BI", "usb:1-1.2", "tcp://10.0.0.5:2001")) {
            assertThat(found("port, display of T1", needs(port)))
                    .isEqualTo(Finding.pass(port + ", which is looked for when the bench opens"));
        }
        assertThat(found("port, display of T1", needs("ttyUSB0")).status()).isEqualTo(Finding.Status.WARN);
        assertThat(found("port, display of T1", needs("ttyUSB7")).status()).isEqualTo(Finding.Status.FAIL);
    }

    @Test
    void an_undervoltage_that_is_over_is_a_warning() {
        pi.file("/sys/devices/platform/soc/soc:firmware/get_throttled", "0x50000");
        assertThat(found("voltage").status()).isEqualTo(Finding.Status.WARN);
        assertThat(found("voltage").found()).isEqualTo("the Pi's supply has been too low since it was started");
    }

    @Test
    void a_warm_pi_is_warned() {
        pi.file("/sys/class/thermal/thermal_zone0/temp", "71000");
        assertThat(found("temperature").status()).isEqualTo(Finding.Status.WARN);
    }

    @Test
    void a_clock_that_the_network_has_not_set_is_a_warning() {
        pi.without("/run/systemd/timesync/synchronized");
        assertThat(found("clock").status()).isEqualTo(Finding.Status.WARN);
    }

    @Test
    void a_full_disk_fails_and_a_small_one_warns() {
        assertThat(new DiskCheck(folder, path -> OptionalLong.of(100L << 20))
                        .look()
                        .status())
                .isEqualTo(Finding.Status.FAIL);
        assertThat(new DiskCheck(folder, path -> OptionalLong.of(1L << 30))
                        .look()
                        .status())
                .isEqualTo(Finding.Status.WARN);
        assertThat(new DiskCheck(folder, path -> OptionalLong.of(1L << 40))
                        .look()
                        .status())
                .isEqualTo(Finding.Status.PASS);
        assertThat(new DiskCheck(folder, path -> OptionalLong.empty()).look().status())
                .isEqualTo(Finding.Status.SKIPPED);
    }

    @Test
    void a_relay_near_the_end_of_its_life_is_warned_of_by_name() {
        PressCounts.Count young = new PressCounts.Count("usb", "T1.key.1", 10, 5);
        PressCounts.Count old = new PressCounts.Count("usb", "T1.key.enter", 850, 0);
        assertThat(new WearCheck(List.of(), board -> 1_000).look().status()).isEqualTo(Finding.Status.SKIPPED);
        assertThat(new WearCheck(List.of(young), board -> 1_000).look())
                .isEqualTo(Finding.pass("most used is usb/T1.key.1 with 1.5 % of its rated 1000 closings"));
        assertThat(new WearCheck(List.of(young, old), board -> 1_000).look().status())
                .isEqualTo(Finding.Status.WARN);
        assertThat(new WearCheck(List.of(young, old), board -> 1_000_000).look().status())
                .isEqualTo(Finding.Status.PASS);
        assertThat(new WearCheck(List.of(young, old), board -> 1_000).look().found())
                .isEqualTo("usb/T1.key.enter with 85.0 % of its rated 1000 closings");
    }

    @Test
    void what_a_machine_says_in_an_unknown_way_is_left_alone() {
        pi.file("/sys/class/thermal/thermal_zone0/temp", "warm")
                .file("/sys/devices/platform/soc/soc:firmware/get_throttled", "throttled=?");
        assertThat(found("temperature").status()).isEqualTo(Finding.Status.SKIPPED);
        assertThat(found("voltage").status()).isEqualTo(Finding.Status.SKIPPED);
    }
}
