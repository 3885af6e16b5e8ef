package org.posrig.features;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** One run with every verdict in it: console, Cucumber's messages, JUnit's XML, Allure's results and the run's file say the same. */
final class VerdictsAgreeTest {

    private static final Map<String, String> EXPECTED = new TreeMap<>(Map.of(
            "It is well", "passed",
            "The terminal does wrong", "failed",
            "A script is missing", "broken",
            "The bench cannot", "skipped",
            "The second go is right", "flaky",
            "No go is right", "failed"));

    private static final Pattern SUMMARY =
            Pattern.compile("(?m)^ [✓✗!~-] (\\w+) +Every verdict › (.+) \\([\\d.]+ s\\)$");

    @TempDir
    private Path folder;

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void a_verdict_is_the_same_wherever_it_is_told() throws Exception {
        // The batch of a terminal outlives a scenario: what is wrong with one sale in it is right with two.
        Path feature = Files.writeString(folder.resolve("verdicts.feature"), """
                Feature: Every verdict

                  @retry:2
                  Scenario: The second go is right
                    Given a terminal ready for sales
                    When the cardholder taps the everyday debit card for 12.00
                    And the terminal approves 12.00
                    And the cashier opens the settlement
                    Then the terminal shows 2 debits of 24.00 and 0 credits of 0.00

                  Scenario: It is well
                    Given a terminal ready for sales

                  Scenario: The terminal does wrong
                    Given a terminal ready for sales
                    Then 12.00 in all is charged to the everyday debit card

                  @retry:1
                  Scenario: No go is right
                    Given a terminal ready for sales
                    Then 13.00 in all is charged to the everyday debit card

                  @needs-a-miracle
                  Scenario: The bench cannot
                    Given a terminal ready for sales

                  Scenario: A script is missing
                    Given a terminal ready for sales
                    And the host follows the rules "nobody-wrote-them"
                """);
        PosrigCommand posrig = new PosrigCommand(folder);

        PosrigCommand.Result result =
                posrig.run(BenchText.shipped().withOneTerminal().writtenTo(folder), feature.toString());

        Path run = posrig.newestRun();
        assertThat(ofConsole(result.output()))
                .describedAs("console: %s", result.output())
                .isEqualTo(EXPECTED);
        assertThat(ofMessages(run)).describedAs("Cucumber's messages").isEqualTo(EXPECTED);
        assertThat(ofJUnit(run)).describedAs("JUnit's XML").isEqualTo(EXPECTED);
        assertThat(ofAllure(run)).describedAs("Allure's results").isEqualTo(EXPECTED);
        assertThat(ofRun(run)).describedAs("run.json").isEqualTo(EXPECTED);
        assertThat(result.output()).contains("1 passed, 2 failed, 1 broken, 1 skipped, 1 flaky");
        assertThat(result.exitCode()).isEqualTo(1);
        attemptsAreKept(run);
        rerunTakesWhatWasNotGreen(posrig);
    }

    private void attemptsAreKept(Path run) throws IOException {
        List<JsonNode> flaky = results(run).stream()
                .filter(result -> result.path("name").asText().equals("The second go is right"))
                .toList();
        assertThat(flaky)
                .hasSize(2)
                .allSatisfy(attempt -> assertThat(attempt.path("attachments"))
                        .extracting(attachment -> attachment.path("name").asText())
                        .contains("Screens", "Timeline", "Messages"));
        assertThat(flaky)
                .extracting(attempt -> attempt.path("historyId").asText())
                .containsOnly(flaky.getFirst().path("historyId").asText());
        assertThat(results(run))
                .filteredOn(result -> result.path("status").asText().equals("failed"))
                .allSatisfy(result -> assertThat(result.path("description").asText())
                        .contains("./posrig run ")
                        .contains("verdicts.feature:"));
    }

    private void rerunTakesWhatWasNotGreen(PosrigCommand posrig) {
        PosrigCommand.Result again = posrig.rerun("--retry", "0");
        assertThat(again.output())
                .startsWith("4 scenarios on the bench stand-in")
                .doesNotContain("It is well")
                .doesNotContain("The bench cannot");
    }

    private static Map<String, String> ofConsole(String output) {
        Map<String, String> verdicts = new TreeMap<>();
        Matcher line = SUMMARY.matcher(output);
        while (line.find()) {
            verdicts.put(line.group(2), line.group(1));
        }
        return verdicts;
    }

    // A case's last attempt is its verdict; what has no assertion behind it is broken.
    private Map<String, String> ofMessages(Path run) throws IOException {
        Map<String, String> names = new HashMap<>();
        Map<String, String> cases = new HashMap<>();
        Map<String, String> attempts = new HashMap<>();
        Map<String, Integer> numbers = new HashMap<>();
        Map<String, String> worst = new LinkedHashMap<>();
        Map<String, String> verdicts = new TreeMap<>();
        for (String line : Files.readAllLines(run.resolve("messages.ndjson"))) {
            JsonNode message = json.readTree(line);
            names.put(
                    message.at("/pickle/id").asText(),
                    message.at("/pickle/name").asText());
            cases.put(
                    message.at("/testCase/id").asText(),
                    message.at("/testCase/pickleId").asText());
            JsonNode started = message.path("testCaseStarted");
            attempts.put(started.path("id").asText(), started.path("testCaseId").asText());
            numbers.put(started.path("id").asText(), started.path("attempt").asInt());
            JsonNode step = message.path("testStepFinished");
            if (!step.isMissingNode()
                    && !step.at("/testStepResult/status").asText().equals("PASSED")) {
                worst.putIfAbsent(step.path("testCaseStartedId").asText(), status(step.path("testStepResult")));
            }
            JsonNode finished = message.path("testCaseFinished");
            if (!finished.isMissingNode() && !finished.path("willBeRetried").asBoolean()) {
                String attempt = finished.path("testCaseStartedId").asText();
                String verdict = worst.getOrDefault(attempt, numbers.get(attempt) > 0 ? "flaky" : "passed");
                verdicts.put(names.get(cases.get(attempts.get(attempt))), verdict);
            }
        }
        return verdicts;
    }

    private static String status(JsonNode result) {
        if (!result.path("status").asText().equals("FAILED")) {
            return result.path("status").asText().toLowerCase(java.util.Locale.ROOT);
        }
        return result.at("/exception/type").asText().matches(".*(Mismatch|AssertionError|AssertionFailedError)")
                ? "failed"
                : "broken";
    }

    private static Map<String, String> ofJUnit(Path run) throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(run.resolve("junit.xml").toFile());
        Map<String, String> verdicts = new TreeMap<>();
        NodeList found = document.getElementsByTagName("testcase");
        for (int i = 0; i < found.getLength(); i++) {
            Element testCase = (Element) found.item(i);
            verdicts.put(
                    testCase.getAttribute("name"),
                    has(testCase, "failure")
                            ? "failed"
                            : has(testCase, "error")
                                    ? "broken"
                                    : has(testCase, "skipped")
                                            ? "skipped"
                                            : has(testCase, "flakyFailure") || has(testCase, "flakyError")
                                                    ? "flaky"
                                                    : "passed");
        }
        return verdicts;
    }

    private static boolean has(Element element, String child) {
        return element.getElementsByTagName(child).getLength() > 0;
    }

    // As Allure does it: of results with one history id the latest counts.
    private Map<String, String> ofAllure(Path run) throws IOException {
        Map<String, JsonNode> latest = new HashMap<>();
        for (JsonNode result : results(run)) {
            latest.merge(
                    result.path("historyId").asText(),
                    result,
                    (one, other) ->
                            one.path("start").asLong() > other.path("start").asLong() ? one : other);
        }
        Map<String, String> verdicts = new TreeMap<>();
        latest.values()
                .forEach(result -> verdicts.put(
                        result.path("name").asText(),
                        result.at("/statusDetails/flaky").asBoolean()
                                ? "flaky"
                                : result.path("status").asText()));
        return verdicts;
    }

    private List<JsonNode> results(Path run) throws IOException {
        try (Stream<Path> files = Files.list(run.resolve("results"))) {
            return files.filter(file -> file.toString().endsWith("-result.json"))
                    .map(file -> read(file))
                    .toList();
        }
    }

    private Map<String, String> ofRun(Path run) {
        Map<String, String> verdicts = new TreeMap<>();
        read(run.resolve("run.json"))
                .path("scenarios")
                .forEach(scenario -> verdicts.put(
                        scenario.path("name").asText(), scenario.path("verdict").asText()));
        return verdicts;
    }

    private JsonNode read(Path file) {
        try {
            return json.readTree(file.toFile());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
