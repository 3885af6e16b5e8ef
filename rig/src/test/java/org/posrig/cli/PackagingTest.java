package org.posrig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.Golden;
import picocli.CommandLine;

/** What can be seen of the packages without making them; rig/packaging/check-install installs them. */
final class PackagingTest {

    private static final Path PACKAGING = Golden.home().resolve("rig/packaging");
    private static final Path PROFILE = Golden.home().resolve("fixtures/profiles/standin-a.yaml");

    @TempDir
    private Path folder;

    @Test
    void the_manual_page_has_every_command_and_every_option() {
        CommandLine posrig = new CommandLine(new Posrig());
        String page = new ManPage(posrig.getCommandSpec()).written().replace("\\-", "-");

        for (CommandLine command : commands(posrig)) {
            assertThat(page).contains(".SS " + command.getCommandSpec().qualifiedName(" ") + "\n");
            command.getCommandSpec().options().stream()
                    .filter(option -> !option.hidden())
                    .forEach(option -> assertThat(page).contains(option.longestName()));
        }
        assertThat(page).doesNotContain("%n").doesNotContainPattern("(?m)^\\.[a-z]");
    }

    @Test
    void the_completion_and_the_page_are_written_where_they_are_asked_for() throws IOException {
        assertThat(Posrig.execute("man", folder.toString())).isZero();

        assertThat(folder.resolve("posrig.1")).content().startsWith(".TH POSRIG 1");
        assertThat(folder.resolve("posrig")).content().doesNotStartWith("#!").contains("complete -F _complete_posrig");
    }

    @Test
    void what_the_units_start_are_commands_with_options_that_there_are() throws IOException {
        List<String> started = units().stream()
                .flatMap(unit -> service(unit).stream())
                .filter(line -> line.matches("Exec\\w+=.*"))
                .map(line -> line.replaceFirst("^\\w+=", ""))
                .toList();

        assertThat(started).hasSize(5).allMatch(line -> line.startsWith("/usr/bin/posrig "));
        for (String line : started) {
            List<String> words = List.of(line.split(" "));
            CommandLine posrig = new CommandLine(new Posrig());
            posrig.parseArgs(words.subList(1, words.size()).toArray(String[]::new));
        }
    }

    @Test
    void every_service_runs_as_the_rigs_user_and_leaves_nothing_for_others() throws IOException {
        for (Path unit : units()) {
            if (unit.toString().endsWith(".service")) {
                assertThat(service(unit)).as(unit.toString()).contains("User=posrig", "UMask=0027", "@hardening@");
            }
        }
        assertThat(lines(PACKAGING.resolve("systemd/hardening"))).contains("LimitCORE=0", "ProtectSystem=strict");
    }

    @Test
    void a_night_with_reds_is_no_failed_unit_and_relays_are_opened_after_any_end() throws IOException {
        for (String unit : List.of("posrig-nightly.service", "posrig-pick-up.service")) {
            assertThat(service(PACKAGING.resolve("systemd").resolve(unit)))
                    .as(unit)
                    .contains(
                            "SuccessExitStatus=1 3 4 143",
                            "Restart=on-failure",
                            "RestartPreventExitStatus=2",
                            "Type=notify",
                            "WatchdogSec=15min",
                            "ExecStopPost=/usr/bin/posrig safe");
        }
    }

    @Test
    void a_machine_that_is_on_again_picks_up_the_night_that_was_cut_off_and_begins_no_other_by_day()
            throws IOException {
        assertThat(lines(PACKAGING.resolve("systemd/posrig-pick-up.service")))
                .contains(
                        "ExecStart=/usr/bin/posrig nightly --pick-up --plan /etc/posrig/nightly.yaml",
                        "ConditionPathExistsGlob=/var/lib/posrig/state/*/night.json",
                        "After=network-online.target time-sync.target posrig-safe.service",
                        "WantedBy=multi-user.target");
        assertThat(lines(PACKAGING.resolve("systemd/posrig-nightly.timer"))).contains("Persistent=false");
    }

    @Test
    void the_packages_scripts_know_every_unit() throws IOException {
        for (Path unit : units()) {
            String name = unit.getFileName().toString();
            for (String script : List.of("debian/postinst", "debian/postrm", "check-install")) {
                assertThat(PACKAGING.resolve(script)).content().contains(name);
            }
        }
        assertThat(PACKAGING.resolve("debian/prerm"))
                .content()
                .contains("posrig-nightly.service posrig-pick-up.service");
    }

    @Test
    void the_installed_launcher_keeps_state_beside_itself_and_names_its_configuration() throws Exception {
        Path top = installed();

        String words = launched(top);

        assertThat(words)
                .contains(
                        "-Dposrig.home=" + top + "/share/posrig",
                        "-Dposrig.config=" + top + "/etc/posrig",
                        "-Dposrig.state=" + top + "/var/state",
                        "-Dposrig.runs=" + top + "/var/runs",
                        "-cp " + top + "/lib/posrig/posrig-rig.jar:" + top + "/lib/posrig/lib/other.jar",
                        "org.posrig.cli.Posrig safe --force");
    }

    @Test
    void without_the_bench_s_state_the_installed_launcher_does_not_take_the_bench_either() throws Exception {
        Path top = installed();
        Files.createFile(top.resolve("var"));

        String words = launched(top);

        assertThat(words)
                .contains("working with the state in " + folder + "/home/posrig, without this machine's own bench")
                .contains("-Dposrig.config= ", "-Dposrig.state=" + folder + "/home/posrig/state");
    }

    @Test
    void the_machine_s_bench_is_not_worked_with_another_memory_than_the_machine_s() throws Exception {
        Path top = installed();
        Files.createFile(top.resolve("var"));
        String own = top + "/etc/posrig/";

        for (List<String> words : List.of(
                List.of("nightly", "--owner", "ci", "--plan", own + "nightly.yaml"),
                List.of("run", "--bench=" + own + "bench.yaml"),
                List.of("lease", "take", "--bench", own + "bench.yaml"))) {
            Launch refused = launched(top, Map.of(), words);
            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.said())
                    .startsWith("posrig: " + own)
                    .contains("yaml belongs to this machine's own bench, whose state in " + top + "/var is not ")
                    .contains("'s to write: work as the user posrig, sudo -u posrig posrig " + words.getFirst())
                    .doesNotContain("org.posrig.cli.Posrig");
        }
        assertThat(launched(top, Map.of(), List.of("safe", "--bench", own + "bench.yaml"))
                        .said())
                .as("whoever wants it safe may")
                .contains("org.posrig.cli.Posrig safe --bench " + own + "bench.yaml");
        assertThat(launched(top, Map.of(), List.of("run", "--bench", "/tmp/bench.yaml"))
                        .said())
                .contains("org.posrig.cli.Posrig run --bench /tmp/bench.yaml");
    }

    @Test
    void root_goes_on_as_the_rig_s_user_and_whoever_typed_sudo_is_the_owner() throws Exception {
        Path top = installed();
        Path launcher = top.resolve("bin/posrig");
        Files.writeString(launcher, Files.readString(launcher).replace("= /usr ]", "= " + top + " ]"));
        Path tools = Files.createDirectories(folder.resolve("tools"));
        told(tools.resolve("id"), "echo 0");
        told(tools.resolve("runuser"), "echo \"$* for ${POSRIG_OWNER-nobody in particular}\"");
        Map<String, String> sudo = Map.of("PATH", tools + ":" + System.getenv("PATH"));

        String becomes = "-u posrig -- " + top + "/bin/posrig lease take for ";
        List<String> words = List.of("lease", "take");
        assertThat(launched(top, with(sudo, "SUDO_USER", "anna"), words).said()).isEqualTo(becomes + "anna\n");
        assertThat(launched(top, with(with(sudo, "SUDO_USER", "anna"), "POSRIG_OWNER", "ci"), words)
                        .said())
                .isEqualTo(becomes + "ci\n");
        assertThat(launched(top, with(sudo, "SUDO_USER", "LAB\\anna"), words).said())
                .as("a name that no owner can have is no reason to refuse")
                .isEqualTo(becomes + "nobody in particular\n");
    }

    private static Map<String, String> with(Map<String, String> environment, String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return more;
    }

    private static void told(Path tool, String script) throws IOException {
        Files.writeString(tool, "#!/bin/sh\n" + script + "\n");
        assertThat(tool.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void an_installed_rig_takes_its_configured_bench_where_none_is_named() throws Exception {
        Path config = Files.createDirectories(folder.resolve("etc"));
        Path bench = Files.writeString(config.resolve("bench.yaml"), "no-bench: at all\n");

        assertThat(said(config, "safe")).contains(bench + ":1:1");
        assertThat(said(config, "profile", "check", PROFILE.toString(), "--bench"))
                .contains(bench + ":1:1");
    }

    private String said(Path config, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dposrig.home=" + Golden.home(),
                "-Dposrig.config=" + config,
                "-Dposrig.state=" + folder.resolve("state"),
                "-cp",
                System.getProperty("java.class.path"),
                Posrig.class.getName()));
        command.addAll(List.of(words));
        return ended(new ProcessBuilder(command));
    }

    /** An installed tree with a Java that only tells what it was started with. */
    private Path installed() throws IOException {
        Path top = Files.createDirectories(folder.toRealPath().resolve("posrig"));
        Files.createDirectories(top.resolve("bin"));
        Files.createDirectories(top.resolve("lib/posrig/lib"));
        Files.copy(PACKAGING.resolve("posrig"), top.resolve("bin/posrig"));
        Files.copy(PACKAGING.resolve("launch.sh"), top.resolve("lib/posrig/launch.sh"));
        Files.createFile(top.resolve("lib/posrig/posrig-rig.jar"));
        Files.createFile(top.resolve("lib/posrig/lib/other.jar"));
        told(Files.createDirectories(top.resolve("jre/bin")).resolve("java"), "echo \"$*\"");
        Files.writeString(top.resolve("jre/release"), "JAVA_VERSION=\"25.0.1\"\n");
        return top;
    }

    private record Launch(int code, String said) {}

    private String launched(Path top) throws IOException, InterruptedException {
        return launched(top, Map.of(), List.of("safe", "--force")).said();
    }

    private Launch launched(Path top, Map<String, String> environment, List<String> words)
            throws IOException, InterruptedException {
        List<String> line =
                new ArrayList<>(List.of("/bin/sh", top.resolve("bin/posrig").toString()));
        line.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment()
                .putAll(Map.of(
                        "JAVA_HOME", top.resolve("jre").toString(),
                        "XDG_STATE_HOME", folder.resolve("home").toString()));
        builder.environment().remove("POSRIG_OWNER");
        builder.environment().putAll(environment);
        return launch(builder);
    }

    private String ended(ProcessBuilder builder) throws IOException, InterruptedException {
        return launch(builder).said();
    }

    private Launch launch(ProcessBuilder builder) throws IOException, InterruptedException {
        Path said = Files.createTempFile(folder, "said", "");
        Process process =
                builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Launch(process.exitValue(), Files.readString(said));
    }

    private static List<Path> units() throws IOException {
        try (Stream<Path> files = Files.list(PACKAGING.resolve("systemd"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("posrig-"))
                    .sorted()
                    .toList();
        }
    }

    // A unit's own lines and those that every night has.
    private static List<String> service(Path unit) {
        List<String> lines = new ArrayList<>(lines(unit));
        if (lines.contains("@night@")) {
            lines.addAll(lines(PACKAGING.resolve("systemd/night")));
        }
        return lines;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<CommandLine> commands(CommandLine of) {
        List<CommandLine> all = new ArrayList<>();
        for (CommandLine command : of.getSubcommands().values()) {
            if (!command.getCommandSpec().usageMessage().hidden()) {
                all.add(command);
                all.addAll(commands(command));
            }
        }
        return all;
    }
}
