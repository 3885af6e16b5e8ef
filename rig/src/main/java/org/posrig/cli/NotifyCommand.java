package org.posrig.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.posrig.run.Verdict;
import org.posrig.run.notify.Language;
import org.posrig.run.notify.NightSummary;
import org.posrig.run.notify.Notifier;
import org.posrig.run.notify.NotifyPart;
import org.posrig.run.notify.NotifyReader;
import picocli.CommandLine;

/** {@code posrig notify}. */
@CommandLine.Command(
        name = "notify",
        description =
                "Shows whom a plan notifies after a night, and what they get; sends them a sample with --try. Exit codes: 0 all got it, 3 somebody did not, 2 usage or files.",
        mixinStandardHelpOptions = true)
final class NotifyCommand implements Callable<Integer> {

    private static final int ALL_TOLD = 0;
    private static final int NOT_ALL_TOLD = 3;

    @CommandLine.Option(
            names = "--plan",
            paramLabel = "FILE",
            required = true,
            description = "The plan; of it only its part 'notify' is read.")
    private Path plan = Path.of("");

    @CommandLine.Option(
            names = "--try",
            description = "Sends the sample to everybody, whatever the plan says about when.")
    private boolean send;

    @CommandLine.Option(
            names = "--attach",
            paramLabel = "FILE",
            description = "What goes with the mail in the report's place, such as a kept run's report-for-mail.html.")
    private @Nullable Path attach;

    @Override
    public Integer call() {
        NotifyPart part = NotifyReader.ofPlan(plan);
        Notifier notifier = new Notifier(part, text -> text);
        NightSummary sample = sample(part);
        System.out.println(notifier.message(sample));
        System.out.println();
        part.receivers().forEach(one -> System.out.println("To " + one));
        if (!send) {
            System.out.println("Nothing was sent: --try sends this to all of them.");
            return ALL_TOLD;
        }
        List<String> undelivered = notifier.sendAnyway(sample, Optional.ofNullable(attach));
        undelivered.forEach(System.out::println);
        boolean all = undelivered.stream().noneMatch(sentence -> sentence.startsWith(Notifier.NOT_NOTIFIED));
        System.out.println(all ? "Everybody was sent this." : "Not everybody has it; see above.");
        return all ? ALL_TOLD : NOT_ALL_TOLD;
    }

    private static NightSummary sample(NotifyPart part) {
        boolean chinese = part.language().equals(Language.ZH);
        String run = "20260101-010000-000";
        return new NightSummary(
                chinese ? "试发" : "a trial",
                run,
                Instant.parse("2026-01-01T01:00:00Z"),
                Duration.ofMinutes(312),
                Map.of(Verdict.PASSED, 325, Verdict.FAILED, 1, Verdict.SKIPPED, 16),
                List.of(chinese ? "这是试发的消息，没有真正运行" : "This message is a trial: nothing ran"),
                List.of(),
                List.of(),
                0,
                List.of(),
                List.of(),
                part.link(run));
    }
}
