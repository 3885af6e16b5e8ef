package org.posrig.bench.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.Golden;
import org.posrig.bench.BenchFile;
import org.posrig.bench.BenchReader;
import org.posrig.bench.doctor.Machine;
import org.posrig.fault.BadInput;

/** A bench file and a wiring table come from answers; what is written is what the bench reader takes. */
final class SetupTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void a_pi_with_one_terminal_is_asked_for_and_read_again() throws IOException {
        pi();
        Path bench = folder.resolve("bench.yaml");

        assertThat(setup(
                                "lab 1",
                                "lab-1",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "fast",
                                "9600",
                                "everyday debit, second debit",
                                "gpio",
                                "")
                        .write(bench))
                .contains(List.of(bench, folder.resolve("bench-wiring.md")));

        golden("pi-bench.yaml", Files.readString(bench));
        golden("pi-wiring.md", Files.readString(folder.resolve("bench-wiring.md")));
        golden("pi-asked.txt", said.toString(StandardCharsets.UTF_8));
        BenchFile read = BenchReader.read(bench);
        assertThat(read.terminals()).hasSize(1);
        assertThat(read.terminals().getFirst().cards()).hasSize(2);
        assertThat(read.terminals().getFirst().settings().baud()).isEqualTo(9600);
    }

    @Test
    void two_terminals_on_a_pi_take_an_expander() throws IOException {
        pi();
        Path bench = folder.resolve("bench.yaml");

        setup("", "", "2", "", "", "", "", "", "", "", "/dev/serial/by-id/usb-FTDI_b", "", "", "", "", "", "", "")
                .write(bench);

        golden("expander-bench.yaml", Files.readString(bench));
        assertThat(BenchReader.read(bench).relays()).hasSize(2);
        golden("expander-wiring.md", Files.readString(folder.resolve("bench-wiring.md")));
    }

    @Test
    void a_laptop_takes_usb_boards_and_too_few_relays_are_asked_for_again() throws IOException {
        Path bench = folder.resolve("bench.yaml");

        setup(
                        "",
                        "",
                        "",
                        "",
                        "",
                        "/dev/serial/by-id/usb-FTDI_a",
                        "",
                        "",
                        "usb",
                        "1",
                        "/dev/serial/by-path/pci-0-usb-2",
                        "16",
                        "usb",
                        "2",
                        "/dev/serial/by-path/pci-0-usb-2",
                        "16",
                        "/dev/serial/by-path/pci-0-usb-3",
                        "8")
                .write(bench);

        golden("usb-bench.yaml", Files.readString(bench));
        assertThat(BenchReader.read(bench).relays()).hasSize(2);
        golden("usb-wiring.md", Files.readString(folder.resolve("bench-wiring.md")));
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("That makes 16 lines, and 19 are needed; take more boards.");
    }

    @Test
    void a_file_that_is_there_is_not_overwritten_without_asking() throws IOException {
        Path bench = Files.writeString(folder.resolve("bench.yaml"), "mine");

        assertThat(setup("").write(bench)).isEqualTo(Optional.empty());
        assertThat(setup("what?", "no").write(bench)).isEqualTo(Optional.empty());

        assertThat(bench).hasContent("mine");
    }

    @Test
    void answers_that_end_leave_nothing_behind() {
        assertThatThrownBy(() -> setup("lab").write(folder.resolve("bench.yaml")))
                .isInstanceOf(BadInput.class)
                .hasMessage("The answers ended at 'Profile of the terminals'; nothing was written.");
        assertThat(folder).isEmptyDirectory();
    }

    private void pi() throws IOException {
        Files.createDirectories(folder.resolve("root/proc/device-tree"));
        Files.writeString(folder.resolve("root/proc/device-tree/model"), "Raspberry Pi 5 Model B Rev 1.0\0");
        Files.createDirectories(folder.resolve("root/dev/serial/by-id"));
        Files.writeString(folder.resolve("root/dev/serial/by-id/usb-FTDI_a"), "");
        Files.writeString(folder.resolve("root/dev/i2c-1"), "");
    }

    private Setup setup(String... answers) {
        return new Setup(
                new Questions(
                        new BufferedReader(new StringReader(String.join("\n", answers) + "\n")),
                        new PrintStream(said, true, StandardCharsets.UTF_8)),
                new Machine(folder.resolve("root"), "lab", Instant.EPOCH),
                Golden.home().resolve("fixtures"),
                false);
    }

    private void golden(String name, String text) {
        Golden.assertSame(
                SetupTest.class,
                name,
                text.replace(folder.toString(), "DIR").replace(Golden.home().toString(), "HOME"));
    }
}
