package org.posrig.terminal.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.posrig.terminal.Action;
import org.posrig.terminal.Flow;
import org.posrig.terminal.TerminalProfile;

/**
 * Flows that come back to themselves by way of {@code when}: they would go on for as long as the terminal shows the same. Those that
 * do so without any condition are told by the reader.
 */
final class Circles {

    private final TerminalProfile profile;
    private final Findings findings;
    private final Set<Set<String>> told = new LinkedHashSet<>();

    Circles(TerminalProfile profile, Findings findings) {
        this.profile = profile;
        this.findings = findings;
    }

    void find() {
        profile.flows().keySet().stream()
                .sorted()
                .forEach(name -> circle(name, name, new ArrayList<>(List.of(name)), false)
                        .filter(path -> told.add(Set.copyOf(path)))
                        .ifPresent(path -> findings.mistake(
                                "the flow '" + name + "' goes round in a circle (" + String.join(" → ", path)
                                        + "); it could go on for ever, so take one of these calls out.",
                                "flows",
                                name)));
    }

    private record Call(String flow, boolean conditional) {}

    private Optional<List<String>> circle(String start, String at, List<String> path, boolean conditional) {
        for (Call call : calls(at).toList()) {
            boolean some = conditional || call.conditional();
            if (call.flow().equals(start)) {
                if (some) {
                    path.add(start);
                    return Optional.of(path);
                }
            } else if (!path.contains(call.flow())) {
                List<String> further = new ArrayList<>(path);
                further.add(call.flow());
                Optional<List<String>> found = circle(start, call.flow(), further, some);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Stream<Call> calls(String name) {
        return Optional.ofNullable(profile.flows().get(name)).map(Flow::actions).stream()
                .flatMap(List::stream)
                .flatMap(action -> switch (action) {
                    case Action.Perform(String flow) -> Stream.of(new Call(flow, false));
                    case Action.Branch(List<String> screens, String flow) -> Stream.of(new Call(flow, true));
                    default -> Stream.empty();
                });
    }
}
