package org.posrig.run.report;

import io.qameta.allure.AllureResultsWriter;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Link;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.Stage;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.model.TestResultContainer;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.posrig.fault.RigFault;
import org.posrig.run.outcome.Attempt;
import org.posrig.run.outcome.Outcome;
import org.posrig.run.outcome.Place;
import org.posrig.run.outcome.RunLog;

/**
 * Writes Allure's results, each whole or not at all, with what the report sorts and tells apart by: model, firmware and bench as parameters,
 * from which Allure makes the history id, severity, team and links from tags, and what is to blame for a red.
 */
public final class AllureResults implements AllureResultsWriter {

    private final ResultsFolder folder;
    private final RunLog log;
    private final RunWords words;
    private final Supplier<Optional<String>> model;
    private final Map<Place, List<TestResult>> earlier = new HashMap<>();

    public AllureResults(Path run, RunLog log, RunWords words) {
        this(run, log, words, Optional::empty);
    }

    /** @param model which run of a scenario the calling thread is at, where it runs once on each model */
    public AllureResults(Path run, RunLog log, RunWords words, Supplier<Optional<String>> model) {
        this.model = model;
        this.folder = new ResultsFolder(run);
        this.log = log;
        this.words = words;
    }

    @Override
    public synchronized void write(TestResult result) {
        Optional<Outcome> known = place(result).flatMap(log::of);
        if (result.getStatus() == Status.SKIPPED && known.filter(Outcome::red).isPresent()) {
            // The end of the run has cut off the retry: the red stands.
            return;
        }
        known.ifPresent(outcome -> tell(result, outcome));
        folder.write(result);
    }

    // The rig's own hooks say nothing to a reader unless they went wrong.
    @Override
    public void write(TestResultContainer container) {
        if (Stream.concat(container.getBefores().stream(), container.getAfters().stream())
                .allMatch(hook -> hook.getStatus() == Status.PASSED)) {
            return;
        }
        folder.write(container);
    }

    @Override
    public void write(String source, InputStream attachment) {
        folder.write(source, attachment);
    }

    /**
     * Takes up the results that are there already, where a run is gone on with.
     *
     * @throws RigFault when they cannot be read
     */
    public synchronized void takeUp() {
        earlier.putAll(new KeptResults(folder.path(), words).byPlace());
    }

    /**
     * Writes a result for each scenario that has ended without one, because it never came to run, was cut off or the disk was full.
     *
     * @throws RigFault when they cannot be written
     */
    public synchronized void fill(List<Outcome> outcomes) {
        for (Outcome outcome : outcomes) {
            int written = earlier.getOrDefault(outcome.place(), List.of()).size();
            if (written < outcome.attempts().size()) {
                neverRan(outcome);
            }
        }
    }

    private void neverRan(Outcome outcome) {
        long moment =
                outcome.last().map(attempt -> attempt.began().toEpochMilli()).orElseGet(System::currentTimeMillis);
        TestResult result = new TestResult()
                .setUuid(hash(
                        outcome.place() + " never ran " + outcome.attempts().size()))
                .setName(outcome.name())
                .setStatus(status(outcome))
                .setStage(Stage.FINISHED)
                .setStart(moment)
                .setStop(moment)
                .setStatusDetails(new StatusDetails()
                        .setMessage(outcome.last().map(Attempt::message).orElse("")));
        result.getLabels().add(new Label().setName("feature").setValue(outcome.feature()));
        tell(result, outcome);
        folder.write(result);
    }

    // One that has ended, and whose result went with the power before it was written, keeps its verdict.
    private static Status status(Outcome outcome) {
        return outcome.last()
                .map(attempt -> Status.fromValue(attempt.verdict().word()))
                .orElse(Status.BROKEN);
    }

    /** Removes what was written in part; nothing is written any more. */
    public void close() {
        folder.close();
    }

    private void tell(TestResult result, Outcome outcome) {
        Optional<Attempt> last = outcome.last();
        List<Label> labels = new ArrayList<>(result.getLabels());
        labels.removeIf(label -> label.getName().equals("tag") && RunWords.isPair(label.getValue()));
        labels.add(new Label().setName(KeptResults.PLACE).setValue(words.written(outcome.place())));
        List<Link> links = new ArrayList<>(result.getLinks());
        words.labels(outcome)
                .forEach((name, value) -> labels.add(new Label().setName(name).setValue(value)));
        words.links(outcome)
                .forEach(link -> links.add(
                        new Link().setType(link.type()).setName(link.name()).setUrl(link.url())));
        last.flatMap(Attempt::knownIssue).ifPresent(issue -> {
            labels.add(new Label().setName("known-issue").setValue(issue.id()));
            issue.link()
                    .ifPresent(url -> links.add(
                            new Link().setType("issue").setName(issue.id()).setUrl(url)));
        });
        result.setLabels(labels);
        result.setLinks(links);
        result.setParameters(parameters(result.getParameters(), outcome));
        identify(result, outcome);
        last.ifPresent(attempt -> verdict(result, outcome, attempt));
        agree(result, outcome.place());
    }

    private void verdict(TestResult result, Outcome outcome, Attempt attempt) {
        StatusDetails details = Optional.ofNullable(result.getStatusDetails()).orElseGet(StatusDetails::new);
        details.setFlaky(
                outcome.verdict().filter(org.posrig.run.Verdict.FLAKY::equals).isPresent());
        details.setKnown(attempt.knownIssue().isPresent());
        result.setStatusDetails(details);
        if (!attempt.red()) {
            return;
        }
        // An assertion behind which a fault of the rig lies is told to Allure as a failure, before that is known.
        if (attempt.verdict() == org.posrig.run.Verdict.BROKEN && result.getStatus() == Status.FAILED) {
            result.setStatus(Status.BROKEN);
            details.setMessage(attempt.message());
        }
        if (details.getMessage() == null || details.getMessage().isBlank()) {
            details.setMessage(attempt.message());
        }
        result.setDescription(words.again(outcome, attempt)
                + Optional.ofNullable(result.getDescription())
                        .map(text -> "\n\n" + text)
                        .orElse(""));
    }

    // Allure leaves out of the history id what is excluded.
    private List<Parameter> parameters(List<Parameter> examples, Outcome outcome) {
        Optional<Attempt> last = outcome.last();
        List<Parameter> parameters = new ArrayList<>(examples);
        parameters.add(new Parameter().setName("bench").setValue(words.bench()));
        last.map(Attempt::terminals).filter(ran -> !ran.isEmpty()).ifPresent(ran -> {
            parameters.add(new Parameter()
                    .setName("model")
                    .setValue(last.map(Attempt::versions).orElseThrow()));
            parameters.add(new Parameter()
                    .setName("terminal")
                    .setValue(ran.stream().map(Attempt.Ran::terminal).collect(Collectors.joining(", ")))
                    .setExcluded(true));
        });
        if (last.filter(attempt -> !attempt.terminals().isEmpty()).isEmpty()) {
            outcome.place()
                    .model()
                    .ifPresent(name ->
                            parameters.add(new Parameter().setName("model").setValue(name)));
        }
        return parameters;
    }

    // By file and name, not by line: a scenario that is moved in its file keeps its history.
    private void identify(TestResult result, Outcome outcome) {
        String identity = words.file(outcome.place()) + " › " + outcome.name();
        result.setFullName(identity);
        result.setTestCaseId(hash(identity));
        result.setHistoryId(hash(identity
                + result.getParameters().stream()
                        .filter(parameter -> !Boolean.TRUE.equals(parameter.getExcluded()))
                        .map(parameter -> parameter.getName() + "=" + parameter.getValue())
                        .sorted()
                        .toList()));
    }

    // An attempt that ended before it had a terminal is told under the terminal of the one that had: else it would be
    // another test.
    private void agree(TestResult result, Place place) {
        List<TestResult> attempts = earlier.computeIfAbsent(place, unused -> new ArrayList<>());
        for (TestResult before : attempts) {
            if (!before.getHistoryId().equals(result.getHistoryId())) {
                before.setParameters(result.getParameters());
                before.setHistoryId(result.getHistoryId());
                result.getLabels().stream()
                        .filter(label -> label.getName().equals("model"))
                        .filter(label -> !before.getLabels().contains(label))
                        .forEach(label -> before.getLabels().add(label));
                folder.write(before);
            }
        }
        attempts.add(result);
    }

    // Allure's plugin gives the file in a label and the line behind the full name.
    private Optional<Place> place(TestResult result) {
        String fullName = Optional.ofNullable(result.getFullName()).orElse("");
        String line = fullName.substring(fullName.lastIndexOf(':') + 1);
        return result.getLabels().stream()
                .filter(label -> label.getName().equals("gherkin_uri") && line.matches("\\d+"))
                .map(label ->
                        new Place(Path.of(java.net.URI.create(label.getValue())), Integer.parseInt(line), model.get()))
                .findFirst();
    }

    private static String hash(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
