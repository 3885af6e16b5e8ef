package org.posrig.bench;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** As much of an open bench as some scenarios may have: the terminals that were chosen for them. */
public final class BenchView {

    private final Bench bench;
    private final Chosen chosen;

    private BenchView(Bench bench, Chosen chosen) {
        this.bench = bench;
        this.chosen = chosen;
    }

    /**
     * Which terminals of a bench were chosen.
     *
     * @param terminals by their names
     * @param model that the scenarios' runs are told apart by from those on other models; empty where each runs once
     */
    public record Chosen(BenchFile bench, Set<String> terminals, Optional<String> model) {

        public Chosen {
            terminals = Set.copyOf(terminals);
        }

        /** The terminals, in the bench file's order. */
        public List<BenchFile.TerminalPart> parts() {
            return bench.terminals().stream()
                    .filter(part -> terminals.contains(part.name()))
                    .toList();
        }

        /** Those among the chosen that can do all of something. */
        public List<BenchFile.TerminalPart> fitting(Set<String> needs) {
            return parts().stream()
                    .filter(part -> part.capabilities().containsAll(needs))
                    .toList();
        }

        /** What keeps scenarios with these needs from running on any of them, a sentence; empty when nothing does. */
        public Optional<String> lacking(Set<String> needs) {
            if (!fitting(needs).isEmpty()) {
                return Optional.empty();
            }
            TreeSet<String> unknown = new TreeSet<>(needs);
            parts().forEach(part -> unknown.removeAll(part.capabilities()));
            return Optional.of("No terminal " + whose() + " can do '"
                    + String.join("' and '", unknown.isEmpty() ? new TreeSet<>(needs) : unknown) + "'.");
        }

        private boolean whole() {
            return terminals.size() == bench.terminals().size();
        }

        /** The terminals in words: {@code of the bench lab}. */
        public String whose() {
            return (whole() ? "" : "among " + String.join(", ", names()) + " ") + "of the bench " + bench.name();
        }

        private List<String> names() {
            return parts().stream().map(BenchFile.TerminalPart::name).toList();
        }
    }

    /** All terminals of a bench. */
    public static BenchView whole(Bench bench) {
        return of(bench, bench.file().terminalNames(), Optional.empty());
    }

    /** Some terminals of a bench. */
    public static BenchView of(Bench bench, Set<String> terminals, Optional<String> model) {
        return new BenchView(bench, new Chosen(bench.file(), terminals, model));
    }

    public Bench bench() {
        return bench;
    }

    /** The model that runs here are told apart by; empty where each scenario runs once. */
    public Optional<String> model() {
        return chosen.model();
    }

    /** Why a scenario with these needs is not to begin; empty when it may. */
    public Optional<String> refusing(Set<String> needs) {
        return bench.leasesNoMore().or(() -> chosen.lacking(needs));
    }

    /**
     * Leases free terminals that can do all that is needed, in the bench file's order, waiting until there are enough.
     *
     * @throws OutOfService when not so many of them are in service
     */
    public Lane lease(int count, Set<String> needs) {
        return bench.lease(
                count,
                part -> fits(part, needs),
                chosen.whose() + (needs.isEmpty() ? "" : " that can do '" + String.join("' and '", needs) + "'"));
    }

    /** Whether so many terminals that can do all that is needed are in service, free or not. */
    public boolean hasInService(int count, Set<String> needs) {
        return bench.hasInService(count, part -> fits(part, needs));
    }

    private boolean fits(BenchFile.TerminalPart part, Set<String> needs) {
        return chosen.terminals().contains(part.name()) && part.capabilities().containsAll(needs);
    }

    /**
     * Leases the terminal of that name, waiting until it is free.
     *
     * @throws OutOfService when it is not in service or was not chosen
     */
    public Lane lease(String terminal) {
        if (!chosen.terminals().contains(terminal)) {
            throw new OutOfService("The scenario is for " + terminal + ", which is not among the terminals chosen: "
                    + String.join(", ", chosen.names()) + ".");
        }
        return bench.lease(terminal);
    }
}
