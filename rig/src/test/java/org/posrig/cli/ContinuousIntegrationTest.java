package org.posrig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.posrig.Golden;
import picocli.CommandLine;

/** The recipes for continuous integration: what may run where, and that they call posrig as it is to be called. */
final class ContinuousIntegrationTest {

    private static final Pattern CALL =
            Pattern.compile("(?:^|[' ])(?:\\./)?posrig ([a-z]+)((?: +[^\\n']*)?)", Pattern.MULTILINE);
    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");

    /** The launcher's own. */
    private static final String TEST = "test";

    private final Path workflowFile = Golden.home().resolve(".github/workflows/posrig.yml");
    private final Path jenkinsFile = Golden.home().resolve("rig/ci/Jenkinsfile");
    private JsonNode workflow = new YAMLMapper().missingNode();

    @BeforeEach
    void read() throws IOException {
        workflow = new YAMLMapper().readTree(workflowFile.toFile());
    }

    @Test
    void what_a_pull_request_brings_along_never_runs_on_the_bench() {
        workflow.path("jobs").forEach(job -> {
            boolean selfHosted = job.path("runs-on").toString().contains("self-hosted");
            if (selfHosted) {
                assertThat(job.path("if").asText()).isNotEmpty().doesNotContain("pull_request", "always()");
                assertThat(job.path("runs-on")).extracting(JsonNode::asText).contains("posrig");
                assertThat(uses(job))
                        .as("others' actions on the bench's own machine")
                        .allMatch(action -> action.startsWith("actions/"))
                        .noneMatch(action -> action.startsWith("actions/checkout"));
            }
        });
        assertThat(workflow.at("/jobs/bench/if").asText())
                .startsWith("github.ref == 'refs/heads/main' && (")
                .endsWith(")");
        assertThat(workflow.at("/jobs/stand-in/if").asText()).isEqualTo("github.event_name == 'pull_request'");
        assertThat(workflow.at("/permissions/contents").asText()).isEqualTo("read");
    }

    @Test
    void in_jenkins_the_bench_is_the_main_branch_s_alone_and_so_is_the_timer() throws IOException {
        String jenkins = Files.readString(jenkinsFile);

        String bench = jenkins.substring(jenkins.indexOf("stage('The bench at night')"));
        assertThat(bench.substring(bench.indexOf("when {"), bench.indexOf("agent {")))
                .as("all that stands in a when must hold")
                .containsPattern("not \\{\\s+changeRequest\\(\\)\\s+}\\s+branch 'main'\\s+anyOf \\{")
                .contains("beforeAgent true");
        assertThat(bench).contains("skipDefaultCheckout()").doesNotContain("checkout scm");
        assertThat(jenkins.lines().filter(line -> line.contains("label 'posrig'")))
                .hasSize(1);
        assertThat(jenkins.lines().filter(line -> line.contains("cron(")))
                .singleElement()
                .asString()
                .contains("env.BRANCH_NAME == 'main' ? ", " : '')");
    }

    @Test
    void neither_recipe_cuts_a_night_off_before_the_installed_plan_has_ended_it() throws IOException {
        String plan = Files.readString(Golden.home().resolve("rig/packaging/etc/nightly.yaml"));
        LocalTime until = LocalTime.parse(inside("until: \"([0-9:]+)\"", plan));
        // Ten minutes of grace, and the report of some thousand scenarios.
        Duration after = Duration.ofMinutes(60);

        String[] cron = workflow.at("/on/schedule/0/cron").asText().split(" ");
        LocalTime begins = LocalTime.of(Integer.parseInt(cron[1]), Integer.parseInt(cron[0]));
        assertThat(Duration.ofMinutes(workflow.at("/jobs/bench/timeout-minutes").asLong()))
                .isGreaterThanOrEqualTo(night(begins, until).plus(after));

        String jenkins = Files.readString(jenkinsFile);
        LocalTime earliest = LocalTime.of(Integer.parseInt(inside("'H (\\d+) ", jenkins)), 0);
        assertThat(Duration.ofHours(Long.parseLong(inside("timeout\\(time: (\\d+), unit: 'HOURS'\\)", jenkins))))
                .isGreaterThanOrEqualTo(night(earliest, until).plus(after));
    }

    private static Duration night(LocalTime begins, LocalTime until) {
        return Duration.between(begins, until).plusDays(1);
    }

    private static String inside(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }

    @Test
    void one_night_at_a_time_and_its_contacts_are_open_whatever_became_of_it() {
        JsonNode bench = workflow.at("/jobs/bench");
        assertThat(bench.at("/concurrency/cancel-in-progress").isBoolean()).isTrue();
        assertThat(bench.at("/concurrency/cancel-in-progress").asBoolean()).isFalse();
        assertThat(bench.path("steps"))
                .filteredOn(step -> step.path("run").asText().contains("posrig safe"))
                .singleElement()
                .satisfies(step -> assertThat(step.path("if").asText()).contains("always()"));
        assertThat(workflow.path("jobs"))
                .allSatisfy(
                        job -> assertThat(job.path("timeout-minutes").asInt()).isPositive());
    }

    @Test
    void reports_are_kept_where_a_red_ended_the_job_too() {
        for (String job : List.of("stand-in", "bench")) {
            assertThat(workflow.path("jobs").path(job).path("steps"))
                    .filteredOn(step -> step.path("uses").asText().startsWith("actions/upload-artifact"))
                    .singleElement()
                    .satisfies(step -> assertThat(step.path("if").asText()).contains("always()"));
        }
        assertThat(workflow.at("/jobs/publish/steps/1/with/report_paths").asText())
                .endsWith("/junit.xml");
    }

    @Test
    void every_call_of_posrig_is_one_it_understands() throws IOException {
        Map<String, Set<String>> known = commands();
        List<String> texts = new ArrayList<>(List.of(Files.readString(jenkinsFile)));
        scripts().forEach(texts::add);
        int calls = 0;
        for (String text : texts) {
            for (Matcher call = CALL.matcher(text); call.find(); ) {
                calls++;
                String command = call.group(1);
                if (known.containsKey(command)) {
                    assertThat(known.get(command))
                            .as(call.group().strip())
                            .containsAll(OPTION.matcher(call.group(2))
                                    .results()
                                    .map(option -> option.group())
                                    .toList());
                } else {
                    assertThat(command).as(call.group().strip()).isIn(TEST, "nightly");
                }
            }
        }
        assertThat(calls).isEqualTo(8);
    }

    @Test
    void every_script_is_one_that_a_shell_can_read() throws IOException, InterruptedException {
        for (String script : scripts().toList()) {
            Process shell =
                    new ProcessBuilder("sh", "-n").redirectErrorStream(true).start();
            shell.getOutputStream().write(script.getBytes(StandardCharsets.UTF_8));
            shell.getOutputStream().close();
            String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(shell.waitFor()).as(script + said).isZero();
        }
    }

    @Test
    void jenkins_judges_by_the_exit_code_and_keeps_junit_and_report() throws IOException {
        assertThat(Files.readString(jenkinsFile))
                .contains("label 'posrig'", "cron(", "junit testResults:", "archiveArtifacts artifacts:", "posrig safe")
                .contains("returnStatus: true", "unstable(", "error(")
                .satisfies(text -> assertThat(text.chars().filter(c -> c == '{').count())
                        .isEqualTo(text.chars().filter(c -> c == '}').count()));
    }

    private Stream<String> scripts() {
        List<String> scripts = new ArrayList<>();
        workflow.findValues("run").forEach(script -> scripts.add(script.asText()));
        return scripts.stream();
    }

    private static List<String> uses(JsonNode job) {
        return job.findValues("uses").stream().map(JsonNode::asText).toList();
    }

    private static Map<String, Set<String>> commands() {
        Map<String, Set<String>> commands = new HashMap<>();
        for (Class<?> type :
                Posrig.class.getAnnotation(CommandLine.Command.class).subcommands()) {
            commands.put(type.getAnnotation(CommandLine.Command.class).name(), options(type));
        }
        return commands;
    }

    private static Set<String> options(Class<?> type) {
        Set<String> names = new HashSet<>();
        for (Field field : type.getDeclaredFields()) {
            CommandLine.Option option = field.getAnnotation(CommandLine.Option.class);
            if (option != null) {
                names.addAll(Arrays.asList(option.names()));
            }
            if (field.isAnnotationPresent(CommandLine.Mixin.class)) {
                names.addAll(options(field.getType()));
            }
        }
        return names;
    }
}
