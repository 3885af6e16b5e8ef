package org.posrig.run;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.posrig.bench.BenchFile;
import org.posrig.bench.BenchOpener;
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
        Selection selection = Selection.of(request.home(), request.stages().getFirst());
        new Preflight(vocabulary, opener.cards(), bench).check(selection);
        out.printf("On the bench %s (%s), %s:%n", bench.name(), bench.file(), lanes());
        Path last = Path.of("");
        int skipped = 0;
        for (FeatureFile.Selected scenario : selection.scenarios()) {
            if (!scenario.file().equals(last)) {
                last = scenario.file();
                out.printf("%n%s  %s%n", last, scenario.feature());
            }
            Optional<String> reason = skipped(scenario);
            out.printf(
                    "  %s %5d  %s%s%n",
                    reason.isPresent() ? "-" : "▸",
                    scenario.line(),
                    scenario.name(),
                    reason.map(why -> "\n           skipped: " + why).orElse("  [" + where(scenario) + "]"));
            skipped += reason.isPresent() ? 1 : 0;
        }
        int all = selection.scenarios().size();
        out.printf("%n%d would run, %d would be skipped%n", all - skipped, skipped);
        return skipped < all ? 0 : NOTHING_RUNS;
    }

    private String lanes() {
        return request.lanes() == 1 ? "one scenario at a time" : request.lanes() + " scenarios at a time";
    }

    // Leases go by the bench file's order: with one lane the first terminals serve everything.
    private String where(FeatureFile.Selected scenario) {
        List<String> names =
                bench.terminals().stream().map(BenchFile.TerminalPart::name).toList();
        Optional<String> named = scenario.steps().stream()
                .flatMap(step -> words(step).stream())
                .filter(word -> word.type().equals("terminal"))
                .map(Vocabulary.Word::value)
                .findFirst();
        if (named.isPresent()) {
            return named.get();
        }
        int terminals = terminals(scenario);
        if (request.lanes() == 1 || terminals >= names.size()) {
            return names.stream().limit(terminals).collect(Collectors.joining(" and "));
        }
        return (terminals == 1 ? "any of " : terminals + " of ") + String.join(", ", names);
    }

    private Optional<String> skipped(FeatureFile.Selected scenario) {
        List<String> lacking = scenario.tags().stream()
                .filter(tag -> tag.startsWith(NEEDS))
                .map(tag -> tag.substring(NEEDS.length()))
                .filter(need -> !bench.capabilities().contains(need))
                .toList();
        if (!lacking.isEmpty()) {
            return Optional.of("no terminal of the bench can do '" + String.join("', '", lacking) + "'.");
        }
        if (terminals(scenario) > bench.terminals().size()) {
            return Optional.of("it takes " + terminals(scenario) + " terminals, the bench has "
                    + bench.terminals().size() + ".");
        }
        return presented(scenario);
    }

    private int terminals(FeatureFile.Selected scenario) {
        return scenario.steps().stream()
                .map(step -> vocabulary.matching(step.text()).getFirst().terminals())
                .max(Integer::compare)
                .orElse(1);
    }

    // A card that lies nowhere on the bench cannot be brought to a terminal.
    private Optional<String> presented(FeatureFile.Selected scenario) {
        CardFile cards = opener.cards();
        TreeSet<String> nowhere = new TreeSet<>();
        for (FeatureFile.PlacedStep step : scenario.steps()) {
            if (vocabulary.matching(step.text()).getFirst().presentsCard()) {
                words(step).stream()
                        .filter(word -> word.type().equals("card"))
                        .map(word -> cards.card(word.value()).name())
                        .filter(name -> bench.terminals().stream()
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
