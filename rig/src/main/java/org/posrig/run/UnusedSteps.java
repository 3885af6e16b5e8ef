package org.posrig.run;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.posrig.steps.Actor;
import org.posrig.steps.Catalogue;
import org.posrig.steps.Vocabulary;

/** Steps that no feature uses; those for bring-up are there for benches, not for features. */
final class UnusedSteps {

    private final Vocabulary vocabulary;

    UnusedSteps(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    List<Catalogue.Entry> in(Collection<FeatureFile> features) {
        Set<String> used = features.stream()
                .flatMap(feature -> feature.scenarios().stream())
                .flatMap(scenario -> scenario.steps().stream())
                .map(FeatureFile.PlacedStep::text)
                .distinct()
                .flatMap(text -> vocabulary.matching(text).stream())
                .map(step -> step.method().getDeclaringClass().getSimpleName() + "."
                        + step.method().getName())
                .collect(Collectors.toSet());
        return Catalogue.of(vocabulary).entries().stream()
                .filter(entry -> entry.actor() != Actor.BY_HAND)
                .filter(entry -> !used.contains(entry.method()))
                .toList();
    }
}
