package org.posrig.run.outcome;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.posrig.yaml.YamlFile;
import org.posrig.yaml.YamlMapping;

/** What is known to be wrong ({@code reports/known-issues.yaml}). */
public record KnownIssues(List<KnownIssue> issues) {

    public static final KnownIssues NONE = new KnownIssues(List.of());

    private static final Pattern TAG = Pattern.compile("@\\S+");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    public KnownIssues {
        issues = List.copyOf(issues);
    }

    /**
     * Reads the file; none at all means that nothing is known.
     *
     * @throws org.posrig.fault.BadInput with every mistake of the file
     */
    public static KnownIssues read(Path file) {
        return Files.exists(file)
                ? YamlFile.read(
                        file,
                        root -> new KnownIssues(root.mappings("issues").stream()
                                .map(KnownIssues::issue)
                                .toList()))
                : NONE;
    }

    /** The first that explains a red. */
    Optional<KnownIssue> explaining(String scenario, List<String> tags, Attempt red) {
        return issues.stream()
                .filter(issue -> issue.explains(scenario, tags, red, LocalDate.now()))
                .findFirst();
    }

    /** The same with what is known to be wrong where an attempt was red. */
    public Outcome explained(Outcome outcome) {
        return new Outcome(
                outcome.place(),
                outcome.feature(),
                outcome.name(),
                outcome.tags(),
                outcome.attempts().stream()
                        .map(attempt -> explaining(outcome.name(), outcome.tags(), attempt)
                                .map(attempt::explained)
                                .orElse(attempt))
                        .toList(),
                outcome.begun());
    }

    /** A sentence for each issue that is out of date: its last day is over, or all that it is about has passed in this run. */
    public List<String> outdated(Collection<Outcome> outcomes) {
        List<String> sentences = new ArrayList<>();
        for (KnownIssue issue : issues) {
            if (issue.past(LocalDate.now())) {
                sentences.add(issue.place() + ": the known issue " + issue.id() + " counted until "
                        + issue.until().orElseThrow() + "; see what has become of it.");
            } else if (noLongerFails(issue, outcomes)) {
                sentences.add(issue.place() + ": the known issue " + issue.id()
                        + " no longer fails; remove it, or narrow its firmware.");
            }
        }
        return sentences;
    }

    private static boolean noLongerFails(KnownIssue issue, Collection<Outcome> outcomes) {
        List<Attempt> concerned = outcomes.stream()
                .flatMap(outcome -> outcome.attempts().stream()
                        .filter(attempt -> issue.concerns(outcome.name(), outcome.tags(), attempt)))
                .filter(attempt -> attempt.verdict() != org.posrig.run.Verdict.SKIPPED)
                .toList();
        return !concerned.isEmpty() && concerned.stream().noneMatch(Attempt::red);
    }

    private static KnownIssue issue(YamlMapping entry) {
        Optional<String> scenario = entry.optionalText("scenario");
        Optional<String> tag =
                entry.has("tag") ? Optional.of(entry.text("tag", TAG, "a tag with its @")) : Optional.empty();
        if (scenario.isEmpty() && tag.isEmpty()) {
            entry.file().mistake(entry.place(), "an issue is about a 'scenario' or a 'tag'; say which.");
        }
        return new KnownIssue(
                entry.text("id"),
                entry.file().path() + ":" + entry.place().line(),
                entry.optionalText("link"),
                entry.text("model"),
                entry.has("firmware")
                        ? firmware(entry.text(
                                "firmware",
                                FirmwareRange.WRITTEN,
                                "a version, a beginning (1.2.*) or a range (1.0..1.2)"))
                        : FirmwareRange.ALL,
                scenario,
                tag,
                message(entry),
                until(entry));
    }

    // What does not fit has been told.
    private static FirmwareRange firmware(String written) {
        return FirmwareRange.WRITTEN.matcher(written).matches() ? FirmwareRange.of(written) : FirmwareRange.ALL;
    }

    private static Pattern message(YamlMapping entry) {
        String written = entry.text("message");
        try {
            return Pattern.compile(written);
        } catch (PatternSyntaxException e) {
            entry.mistake("message", "'" + written + "' is no pattern: " + e.getDescription() + ".");
            return Pattern.compile(Pattern.quote(written));
        }
    }

    private static Optional<LocalDate> until(YamlMapping entry) {
        if (!entry.has("until")) {
            return Optional.empty();
        }
        String written = entry.text("until", DAY, "a day such as 2027-01-31");
        try {
            return DAY.matcher(written).matches() ? Optional.of(LocalDate.parse(written)) : Optional.empty();
        } catch (DateTimeParseException e) {
            entry.mistake("until", "there is no day " + written + ".");
            return Optional.empty();
        }
    }
}
