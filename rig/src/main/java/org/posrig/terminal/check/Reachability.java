package org.posrig.terminal.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.posrig.terminal.NamedScreen;
import org.posrig.terminal.Start;
import org.posrig.terminal.TerminalProfile;

/**
 * Starts that their own ways never reach: from some screen every way ends on screens whose ways lead back. Where a flow does not say
 * what it ends on, or a screen has no way and the leave key is pressed, hope is allowed.
 */
final class Reachability {

    private final TerminalProfile profile;
    private final FlowFacts facts;
    private final Findings findings;

    Reachability(TerminalProfile profile, FlowFacts facts, Findings findings) {
        this.profile = profile;
        this.facts = facts;
        this.findings = findings;
    }

    void find() {
        Set<String> blank = new TreeSet<>();
        profile.screens().values().stream()
                .filter(screen -> screen.alternatives().stream().anyMatch(java.util.List::isEmpty))
                .map(NamedScreen::name)
                .forEach(blank::add);
        profile.starts().values().forEach(start -> {
            new TreeSet<>(start.ways().keySet()).forEach(origin -> look(start, origin));
            if (blank.stream().noneMatch(start.ways()::containsKey) && !blank.contains(start.screen())) {
                findings.note(
                        "the start '" + start.name() + "' has no way from a blank display; a terminal that was switched"
                                + " off is left by the leave key alone.",
                        "starts",
                        start.name());
            }
        });
    }

    private void look(Start start, String origin) {
        if (origin.equals(start.screen())) {
            findings.mistake(
                    "the start '" + start.name() + "' is '" + origin + "' itself; no way is gone from there, so delete"
                            + " this one.",
                    "starts",
                    start.name(),
                    origin);
            return;
        }
        Set<String> seen = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(Set.of(origin));
        while (!open.isEmpty()) {
            String at = open.remove();
            String way = start.ways().get(at);
            // That a flow is not there has been told.
            if (at.equals(start.screen()) || way == null || !profile.flows().containsKey(way)) {
                return;
            }
            if (seen.add(at)) {
                Optional<Set<String>> ends = facts.endsOn(way, at);
                if (ends.isEmpty()) {
                    return;
                }
                open.addAll(ends.get());
            }
        }
        findings.mistake(
                "the start '" + start.name() + "' cannot be reached from '" + origin + "': '"
                        + start.ways().get(origin) + "' and the ways after it lead to "
                        + String.join(", ", new TreeSet<>(seen)) + " only, never to '" + start.screen() + "'.",
                "starts",
                start.name(),
                origin);
    }
}
