package org.posrig.run;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.posrig.bench.BenchFile;
import org.posrig.bench.BenchOpener;
import org.posrig.bench.BenchView;
import org.posrig.fault.BadInput;
import org.posrig.host.issuer.CardFile;
import org.posrig.steps.Vocabulary;

/** Tells what a run would do, from files alone: no port is opened, no process started, no folder made. */
public final class RunPlan {

    private static final String NEEDS = "@needs-";
    private static final int NOTHING_RUNS = 2;

    private final RunRequest request;
    private final BenchOpener opener;
    private final BenchFile bench;
    private final Vocabulary vocabulary = Vocabulary.read();

    /** @throws BadInput with every mistake of the bench and of the files it names */
    public RunPlan(RunRequest request) {
        this.request = request;
        this.opener = BenchOpener.check(request.benchFile()).suffering(request.defects());
        this.bench = opener.file();
    }

    /**
     * Tells the plan.
     *
     * @return the exit code: 0 if at least one scenario would run, else 2
     * @throws BadInput for whatever would keep the run from starting
     */
    public int tell(PrintStream out) {
        Portions portions = Portions.of(request, bench, new Preflight(vocabulary, opener.cards(), bench));
        out.printf("On the bench %s (%s)%s:%n", bench.name(), bench.file(), lanes(portions));
        int skipped = 0;
        for (Portion portion : portions.all()) {
            heading(portion).ifPresent(words -> out.printf("%n%s%n", words));
            skipped += tell(portion, out);
        }
        int all = portions.planned().size();
        out.printf("%n%d would run, %d would be skipped%n", all - skipped, skipped);
        return skipped < all ? 0 : NOTHING_RUNS;
    }

    private int tell(Portion portion, PrintStream out) {
        Path last = Path.of("");
        int skipped = 0;
        for (FeatureFile.Selected scenario : portion.scenarios()) {
            if (!scenario.file().equals(last)) {
                last = scenario.file();
                out.printf("%n%s  %s%n", last, scenario.feature());
            }
            Optional<String> reason = skipped(scenario, portion.chosen());
            out.printf(
                    "  %s %5d  %s%s%n",
                    reason.isPresent() ? "-" : "▸",
                    scenario.line(),
                    scenario.name(),
                    reason.map(why -> "\n           skipped: " + why)
                            .orElseGet(() -> "  [" + where(scenario, portion) + "]"));
            skipped += reason.isPresent() ? 1 : 0;
        }
        return skipped;
    }

    // A run of one stage that is no matrix needs no heading.
    private static Optional<String> heading(Portion portion) {
        String stage = portion.stage().name().isEmpty()
                ? ""
                : "Stage " + portion.stage().name();
        String model = portion.chosen().model().map(name -> "on " + name).orElse("");
        String words = stage + (stage.isEmpty() || model.isEmpty() ? "" : ", ") + model;
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ":");
    }

    private String lanes(Portions portions) {
        boolean matrix = portions.all().stream()
                .anyMatch(portion -> portion.chosen().model().isPresent());
        int most = portions.all().stream()
                .mapToInt(portion -> portion.lanes(request))
                .max()
                .orElse(1);
        return (most == 1 ? ", one scenario at a time" : ", " + most + " scenarios at a time")
                + (matrix ? " on each model" : "");
    }

    // Leases go by the bench file's order: with one lane the first terminals that fit serve everything.
    private String where(FeatureFile.Selected scenario, Portion portion) {
        Optional<String> named = named(scenario);
        if (named.isPresent()) {
            return named.get();
        }
        List<String> names = portion.chosen().fitting(needs(scenario)).stream()
                .map(BenchFile.TerminalPart::name)
                .toList();
        int terminals = terminals(scenario);
        if (portion.lanes(request) == 1 || terminals >= names.size()) {
            return names.stream().limit(terminals).collect(Collectors.joining(" and "));
        }
        return (terminals == 1 ? "any of " : terminals + " of ") + String.join(", ", names);
    }

    private Optional<String> named(FeatureFile.Selected scenario) {
        return scenario.steps().stream()
                .flatMap(step -> words(step).stream())
                .filter(word -> word.type().equals("terminal"))
                .map(Vocabulary.Word::value)
                .findFirst();
    }

    private static Set<String> needs(FeatureFile.Selected scenario) {
        return scenario.tags().stream()
                .filter(tag -> tag.startsWith(NEEDS))
                .map(tag -> tag.substring(NEEDS.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Optional<String> skipped(FeatureFile.Selected scenario, BenchView.Chosen chosen) {
        Optional<String> lacking = chosen.lacking(needs(scenario));
        if (lacking.isPresent()) {
            return lacking.map(sentence -> sentence.replaceFirst("^N", "n"));
        }
        Optional<String> named = named(scenario);
        if (named.isPresent() && !chosen.terminals().contains(named.get())) {
            return Optional.of("it is for " + named.get() + ", which is not among the terminals chosen.");
        }
        int fitting = chosen.fitting(needs(scenario)).size();
        if (terminals(scenario) > fitting) {
            return Optional.of("it takes " + terminals(scenario) + " terminals, the bench has " + fitting
                    + (fitting == bench.terminals().size() ? "." : " that fit."));
        }
        return presented(scenario, chosen);
    }

    private int terminals(FeatureFile.Selected scenario) {
        return scenario.steps().stream()
                .map(step -> vocabulary.matching(step.text()).getFirst().terminals())
                .max(Integer::compare)
                .orElse(1);
    }

    // A card that lies nowhere on the bench cannot be brought to a terminal.
    private Optional<String> presented(FeatureFile.Selected scenario, BenchView.Chosen chosen) {
        CardFile cards = opener.cards();
        TreeSet<String> nowhere = new TreeSet<>();
        for (FeatureFile.PlacedStep step : scenario.steps()) {
            if (vocabulary.matching(step.text()).getFirst().presentsCard()) {
                words(step).stream()
                        .filter(word -> word.type().equals("card"))
                        .map(word -> cards.card(word.value()).name())
                        .filter(name -> chosen.parts().stream()
                                .noneMatch(part -> part.cards().stream()
                                        .anyMatch(card ->
                                                cards.card(card.card()).name().equals(name))))
                        .forEach(nowhere::add);
            }
        }
        return nowhere.isEmpty()
                ? Optional.empty()
                : Optional.of("the bench cannot bring the " + String.join(" card and the ", nowhere)
                        + " card to a terminal.");
    }

    private List<Vocabulary.Word> words(FeatureFile.PlacedStep step) {
        return vocabulary.words(vocabulary.matching(step.text()).getFirst(), step.text());
    }
}
