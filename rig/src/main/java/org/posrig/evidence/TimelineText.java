package org.posrig.evidence;

import java.time.Duration;
import java.util.stream.Collectors;
import org.posrig.timeline.Happening;

/** Everything that happened, in order, one line each: when, who, what. */
final class TimelineText {

    private static final int WHO = 9;

    private TimelineText() {}

    static String of(Story story) {
        int time = story.moments().stream()
                .mapToInt(moment -> moment.time().length())
                .max()
                .orElse(0);
        return story.moments().stream().map(moment -> line(moment, time)).collect(Collectors.joining());
    }

    private static String line(Moment moment, int width) {
        String who = Visible.line(who(moment.what()));
        return " ".repeat(width - moment.time().length())
                + moment.time()
                + "  "
                + who
                + " ".repeat(Math.max(0, WHO - who.length()))
                + " "
                + Visible.joined(what(moment.what()))
                + "\n";
    }

    static String who(Happening what) {
        return switch (what) {
            case Happening.ScenarioStarted _, Happening.ScenarioEnded _ -> "scenario";
            case Happening.StepStarted _ -> "step";
            case Happening.KeyMoved key -> key.terminal();
            case Happening.RelayMoved _ -> "relay";
            case Happening.Pressed key -> key.terminal();
            case Happening.CardMoved card -> card.terminal();
            case Happening.PowerMoved power -> power.terminal();
            case Happening.SenseMoved sense -> sense.terminal();
            case Happening.ScreenShown screen -> screen.terminal();
            case Happening.ReceiptPrinted receipt -> receipt.terminal();
            case Happening.CodeScanned code -> code.terminal();
            case Happening.LineMoved line -> line.terminal();
            case Happening.HostMessage _ -> "host";
            case Happening.Note _ -> "note";
            case Happening.RunStarted _ -> "run";
            case Happening.TerminalTaken taken -> taken.terminal();
            case Happening.StepEnded _ -> "step";
            case Happening.DisplayRead read -> read.terminal();
            case Happening.ExpectationMissed missed -> missed.terminal();
        };
    }

    static String what(Happening what) {
        return switch (what) {
            case Happening.ScenarioStarted started ->
                "%s (%s) %s".formatted(started.name(), started.place(), String.join(" ", started.tags()));
            case Happening.ScenarioEnded ended ->
                ended.message().isBlank() ? ended.verdict() : ended.verdict() + ": " + ended.message();
            case Happening.StepStarted step -> step.text();
            case Happening.KeyMoved key -> "key " + key.key() + (key.down() ? " down" : " up");
            case Happening.RelayMoved relay ->
                relay.board() + " " + relay.channel() + (relay.closed() ? " closed" : " open");
            case Happening.Pressed key ->
                "key %s was held for %s ms, asked %s ms, and came %s ms late"
                        .formatted(
                                key.key(),
                                millis(key.opened().minus(key.closed())),
                                millis(key.opening().minus(key.closed())),
                                millis(key.closed().minus(key.closing())));
            case Happening.CardMoved card -> "card " + card.card() + " " + card.how();
            case Happening.PowerMoved power -> power.present() ? "power restored" : "power cut";
            case Happening.SenseMoved sense -> "sense " + sense.name() + (sense.on() ? " on" : " off");
            case Happening.ScreenShown screen ->
                "screen " + screen.screen() + "  "
                        + screen.rows().stream().map(String::strip).collect(Collectors.joining(" | "));
            case Happening.ReceiptPrinted receipt ->
                "receipt " + receipt.receipt() + "  "
                        + receipt.lines().stream().map(String::strip).collect(Collectors.joining(" | "));
            case Happening.CodeScanned code -> "code of " + code.whose() + " scanned";
            case Happening.LineMoved line when line.present() -> "display line " + line.port() + " back";
            case Happening.LineMoved line -> "display line " + line.port() + " lost: " + line.reason();
            case Happening.HostMessage message -> MessagePage.way(message) + "  " + message.summary();
            case Happening.Note note -> note.text();
            case Happening.RunStarted run -> "begun " + run.began() + " on the bench " + run.bench();
            case Happening.TerminalTaken taken ->
                "taken, " + taken.model() + (taken.versions().isEmpty() ? "" : ", " + taken.versions());
            case Happening.StepEnded step -> step.verdict();
            case Happening.DisplayRead read -> "%d bytes  %s".formatted(read.bytes(), read.text());
            case Happening.ExpectationMissed missed -> "should have shown " + missed.expected();
        };
    }

    private static String millis(Duration time) {
        return "%.2f".formatted(time.toNanos() / 1e6);
    }
}
