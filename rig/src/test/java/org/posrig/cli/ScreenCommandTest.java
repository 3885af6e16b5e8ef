package org.posrig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.Golden;
import org.posrig.serial.TestPty;

@Timeout(60)
final class ScreenCommandTest {

    private static final Path RECORDINGS =
            Golden.home().resolve("rig/src/test/resources/org/posrig/display/recordings");

    private record Ended(int code, String out, String err) {}

    @TempDir
    private Path folder;

    @Test
    void a_recording_is_played_through_its_protocol_and_through_another() throws IOException, InterruptedException {
        Ended right = posrig(
                "--replay", RECORDINGS + "/epson-sale.txt", "--protocol", "epson", "--charset", "IBM437", "--json");
        assertThat(right.code()).isZero();
        Ended wrong = posrig("--replay", RECORDINGS + "/cd5220-sale.txt", "--protocol", "vt100");
        assertThat(wrong.code()).isEqualTo(1);
        Golden.assertSame(
                ScreenCommandTest.class,
                "screen-replayed.txt",
                timeless(right.out()) + "\n" + timeless(wrong.out()) + right.err() + wrong.err());
    }

    @Test
    void a_live_line_is_shown_and_recorded_and_the_recording_shows_the_same() throws IOException, InterruptedException {
        Path port = folder.resolve("display");
        Path record = folder.resolve("record.txt");
        try (TestPty device = new TestPty(port)) {
            Process process =
                    start("--port", port.toString(), "--protocol", "cd5220", "--follow", "--record", record.toString());
            // The port loses or changes what is said before it is open: say it until the whole of it has been shown.
            while (!Files.readString(folder.resolve("out")).contains("|NO 621234")) {
                device.send("\f\033QASALE\r\033QBNO 6212345678901232\r".getBytes(StandardCharsets.US_ASCII));
                assertThat(process.waitFor(100, TimeUnit.MILLISECONDS)).isFalse();
            }
            process.destroy();
            Ended live = ended(process);
            assertThat(live.out())
                    .contains("|SALE                |\n|NO 621234******1232 |")
                    .containsPattern("\\d+ bytes\\.")
                    .doesNotContain("6212345678901232");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(record)))
                .isEqualTo("rw-------");
        Ended replayed = posrig("--replay", record.toString(), "--protocol", "cd5220");
        assertThat(replayed.out()).contains("|SALE                |\n|NO 621234******1232 |");
    }

    @Test
    void every_mistake_of_the_options_is_told_at_once() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("bad.txt"), "# bytes\n1.5 1b 4\nx\n2 1B5B\n1 00\n");
        Ended options = posrig("--protocol", "vt10", "--size", "3", "--charset", "x", "--baud", "1", "--speed", "0");
        Ended file = posrig("--replay", "bad.txt");
        Ended missing = posrig("--replay", "nowhere.txt");
        Ended port = posrig("--port", folder + "/nothing");
        assertThat(List.of(options.code(), file.code(), missing.code(), port.code()))
                .containsExactly(2, 2, 2, 3);
        Golden.assertSame(
                ScreenCommandTest.class,
                "screen-mistakes.txt",
                options.err()
                        + file.err()
                        + missing.err()
                        + port.err().replace(folder.toString(), "<folder>").replaceAll("Plug it in.*", "<hint>"));
    }

    @Test
    void it_explains_itself() throws IOException, InterruptedException {
        Golden.assertSame(
                ScreenCommandTest.class, "screen-help.txt", posrig("--help").out());
    }

    private static String timeless(String out) {
        return out.replaceAll("at \\d+\\.\\d{3} s", "at <time> s")
                .replaceAll("\"(first|last)\":[\\d.E-]+", "\"$1\":<time>")
                .replaceAll("screen \\d+ |\"screen\":\\d+", "screen <n> ");
    }

    private Ended posrig(String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        if (!process.waitFor(40, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return ended(process);
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-Dposrig.home=" + Golden.home(),
                "-cp",
                System.getProperty("java.class.path"),
                Posrig.class.getName(),
                "screen"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    private Ended ended(Process process) throws IOException, InterruptedException {
        return new Ended(
                process.waitFor(), Files.readString(folder.resolve("out")), Files.readString(folder.resolve("err")));
    }
}
