package org.posrig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.Golden;

/** What a stranger on the network, another user of the machine, or the writer of a feature could make of the rig. */
final class SecurityTest {

    private static final Set<PosixFilePermission> NOT_FOR_THESE = Set.of(
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    /** How the kernel's table begins an address of 127.0.0.0/8, ::1 and ::ffff:127.0.0.0/104 ends, byte order of x86 and arm64. */
    private static final String LOOPBACK =
            "[0-9A-F]{6}7F|00000000000000000000000001000000|0000000000000000FFFF0000[0-9A-F]{6}7F";

    @TempDir
    private Path folder;

    @Test
    void a_hostile_feature_runs_nothing_leaves_nothing_and_opens_nothing() throws Exception {
        Path features = Files.createDirectories(folder.resolve("$(touch pwned)"));
        Files.writeString(features.resolve("..; touch pwned.feature"), """
                Feature: <script>alert(1)</script> $(touch pwned)

                  @A1
                  Scenario: ../../../pwned `touch pwned` <img src=x onerror=alert(1)>
                    Given a terminal ready for sales
                    Then the terminal approves 99.00
                """);
        Path runs = folder.resolve("runs");
        Process run = posrig("run", features.toString(), "--output-dir", runs.toString(), "--fail-fast");
        assertThat(listeningUntil(run, output -> false)).allMatch(address -> address.matches(LOOPBACK), "loopback");
        assertThat(run.exitValue()).as(output()).isEqualTo(1);
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.map(path -> path.getFileName().toString())).doesNotContain("pwned");
        }
        assertThat(loose(runs)).isEmpty();
        assertThat(loose(folder.resolve("state"))).isEmpty();
        List<Path> pages;
        try (Stream<Path> all = Files.walk(runs)) {
            pages = all.filter(path -> path.toString().endsWith(".html")).toList();
        }
        assertThat(pages)
                .isNotEmpty()
                .noneMatch(page -> page.getFileName().toString().startsWith("."));
        for (Path page : pages) {
            assertThat(Files.readString(page))
                    .contains("Content-Security-Policy")
                    .doesNotContain("<img src=x", "<script>alert");
        }
    }

    @Test
    void the_host_and_its_side_doors_listen_on_this_machine_alone() throws Exception {
        Process host = posrig("host", "--port", "0", "--service", "0", "--metrics", "0");
        try {
            assertThat(listeningUntil(host, output -> output.contains("Metrics: ")))
                    .hasSizeGreaterThanOrEqualTo(1)
                    .allMatch(address -> address.matches(LOOPBACK), "loopback");
        } finally {
            host.destroy();
            host.waitFor(30, TimeUnit.SECONDS);
        }
    }

    private interface Enough {
        boolean is(String output);
    }

    /** Every address at which a process or its children listened, until it has ended or has said enough. */
    private Set<String> listeningUntil(Process process, Enough enough) throws Exception {
        Set<String> addresses = new TreeSet<>();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        boolean said = false;
        while (System.nanoTime() < end && !said && !process.waitFor(100, TimeUnit.MILLISECONDS)) {
            said = enough.is(output());
            addresses.addAll(listening(process));
        }
        return addresses;
    }

    private static Set<String> listening(Process process) throws IOException {
        Set<String> sockets = new HashSet<>();
        for (ProcessHandle one : Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList()) {
            try (Stream<Path> opened = Files.list(Path.of("/proc/" + one.pid() + "/fd"))) {
                for (Path file : opened.toList()) {
                    String leads = Files.readSymbolicLink(file).toString();
                    if (leads.startsWith("socket:[")) {
                        sockets.add(leads.substring(8, leads.length() - 1));
                    }
                }
            } catch (IOException e) {
                // It has ended meanwhile, or the file was closed.
            }
        }
        Set<String> addresses = new HashSet<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            for (String line : Files.readAllLines(Path.of(table))) {
                String[] fields = line.strip().split("\\s+");
                if (fields.length > 9 && fields[3].equals("0A") && sockets.contains(fields[9])) {
                    addresses.add(fields[1].substring(0, fields[1].indexOf(':')));
                }
            }
        }
        return addresses;
    }

    private static List<Path> loose(Path below) throws IOException {
        List<Path> loose = new ArrayList<>();
        try (Stream<Path> all = Files.walk(below)) {
            for (Path path : all.filter(path -> !Files.isSymbolicLink(path)).toList()) {
                if (Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS).stream()
                        .anyMatch(NOT_FOR_THESE::contains)) {
                    loose.add(path);
                }
            }
        }
        return loose;
    }

    private String output() throws IOException {
        Path out = folder.resolve("out");
        return Files.exists(out) ? Files.readString(out) : "";
    }

    // Begun with the loosest mask that is usual, so that what is left strict is the rig's doing.
    private Process posrig(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "sh",
                "-c",
                "umask 022; exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dposrig.home=" + Golden.home(),
                "-Dposrig.state=" + folder.resolve("state"),
                "-cp",
                System.getProperty("java.class.path"),
                Posrig.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile());
        Map<String, String> environment = builder.environment();
        environment.remove("POSRIG_NODE");
        return builder.start();
    }
}
