package org.posrig.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.posrig.bench.BenchFile;
import org.posrig.bench.BenchView;
import org.posrig.fault.BadInput;
import org.posrig.fault.Mistakes;
import org.posrig.run.outcome.Outcome;
import org.posrig.run.outcome.Place;
import org.posrig.yaml.Nearest;

/** A run's stages as they are launched: one list after the other, what is in a list side by side. */
final class Portions {

    private final RunRequest request;
    private final BenchFile bench;
    private final Mistakes mistakes = new Mistakes();
    private final Set<Place> named = new HashSet<>();
    private final Set<Place> somewhere = new HashSet<>();
    private final List<List<Portion>> stages = new ArrayList<>();

    private Portions(RunRequest request, BenchFile bench) {
        this.request = request;
        this.bench = bench;
    }

    /**
     * What a request means on a bench.
     *
     * @throws BadInput with every terminal and model that the bench does not have, and with every feature, tag or step that cannot be run
     */
    static Portions of(RunRequest request, BenchFile bench, Preflight preflight) {
        Portions portions = new Portions(request, bench);
        for (Stage stage : request.stages()) {
            Optional<Selection> selection = portions.mistakes.collect(() -> Selection.of(request.home(), stage));
            Set<String> chosen = portions.chosen(stage);
            selection.ifPresent(selected -> {
                portions.mistakes.collect(() -> {
                    preflight.check(selected);
                    new Retries(stage.retry()).check(selected);
                    return selected;
                });
                List<Portion> launched = portions.portions(stage, selected, chosen);
                if (!launched.isEmpty()) {
                    portions.stages.add(launched);
                }
            });
        }
        portions.mistakes.throwAll();
        return portions;
    }

    /** The same with some of the scenarios only. */
    Portions only(BiPredicate<Portion, Place> which) {
        Portions some = new Portions(request, bench);
        for (List<Portion> stage : stages) {
            List<Portion> left = stage.stream()
                    .map(portion -> portion.only(place -> which.test(portion, place)))
                    .filter(portion -> !portion.scenarios().isEmpty())
                    .toList();
            if (!left.isEmpty()) {
                some.stages.add(left);
            }
        }
        return some;
    }

    List<List<Portion>> stages() {
        return stages;
    }

    /** Every scenario of the run, on every model that it runs on, in order. */
    List<Outcome> planned() {
        return all().stream().flatMap(portion -> portion.planned().stream()).toList();
    }

    List<Portion> all() {
        return stages.stream().flatMap(Collection::stream).toList();
    }

    /** The files of its scenarios. */
    Set<Path> features() {
        return all().stream()
                .flatMap(portion -> portion.scenarios().stream())
                .map(FeatureFile.Selected::file)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** How many terminals have work at the same time at the least. */
    int busy() {
        return stages.stream()
                .mapToInt(stage -> stage.stream()
                        .mapToInt(portion -> Math.min(
                                Math.min(
                                        portion.lanes(request),
                                        portion.scenarios().size()),
                                portion.chosen().parts().size()))
                        .sum())
                .max()
                .orElse(0);
    }

    private List<Portion> portions(Stage stage, Selection selection, Set<String> chosen) {
        List<Optional<String>> models = stage.spread() == Spread.POOL
                ? List.of(Optional.empty())
                : models().stream()
                        .filter(model -> chosen.stream().anyMatch(name -> model.equals(bench.model(name))))
                        .map(Optional::of)
                        .toList();
        List<Portion> portions = new ArrayList<>();
        for (Optional<String> model : models) {
            Set<String> terminals = chosen.stream()
                    .filter(name -> model.isEmpty() || model.get().equals(bench.model(name)))
                    .collect(Collectors.toSet());
            Portion portion = new Portion(
                            stage,
                            new BenchView.Chosen(bench, terminals, model),
                            selection.scenarios(),
                            selection.targets())
                    .only(this::isNew);
            portions.add(portion);
        }
        portions.forEach(portion -> portion.planned().forEach(outcome -> {
            named.add(outcome.place());
            somewhere.add(outcome.place().anywhere());
        }));
        portions.removeIf(portion -> portion.scenarios().isEmpty());
        return portions;
    }

    // On another model it is another run; on any model it is one that has been.
    private boolean isNew(Place place) {
        return !named.contains(place)
                && !named.contains(place.anywhere())
                && (place.model().isPresent() || !somewhere.contains(place));
    }

    private List<String> models() {
        return bench.terminals().stream()
                .map(part -> bench.model(part.name()))
                .distinct()
                .toList();
    }

    private Set<String> chosen(Stage stage) {
        Set<String> models = new TreeSet<>(models());
        boolean known = known(stage, "terminal", stage.terminals(), bench.terminalNames())
                & known(stage, "model", stage.models(), models);
        Set<String> chosen = bench.terminalNames().stream()
                .filter(name -> stage.terminals().isEmpty() || stage.terminals().contains(name))
                .filter(name -> stage.models().isEmpty() || stage.models().contains(bench.model(name)))
                .collect(Collectors.toSet());
        if (known && chosen.isEmpty()) {
            mistakes.add(of(stage) + "None of the terminals " + String.join(", ", stage.terminals()) + " of the bench "
                    + bench.name() + " is a " + String.join(" or a ", stage.models()) + "; choose others.");
        }
        return chosen;
    }

    private boolean known(Stage stage, String what, List<String> asked, Set<String> known) {
        List<String> unknown =
                asked.stream().filter(name -> !known.contains(name)).distinct().toList();
        unknown.forEach(name -> mistakes.add(of(stage) + "The bench " + bench.name() + " has no " + what + " called '"
                + name + "'"
                + Nearest.to(name, known)
                        .map(near -> ", did you mean '" + near + "'?")
                        .orElse("; it has " + String.join(", ", new TreeSet<>(known)) + ".")));
        return unknown.isEmpty();
    }

    private static String of(Stage stage) {
        return stage.name().isEmpty() ? "" : "Stage " + stage.name() + ": ";
    }
}
