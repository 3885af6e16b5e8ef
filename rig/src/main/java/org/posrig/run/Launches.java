package org.posrig.run;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.FilePosition;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.posrig.run.outcome.Place;

/** What is asked of Cucumber on the JUnit platform, for a run's scenarios and for those that are tried again. */
final class Launches {

    private final Stage stage;
    private final int lanes;

    Launches(Stage stage, int lanes) {
        this.stage = stage;
        this.lanes = lanes;
    }

    /** @param messages where Cucumber's messages of this launch go */
    LauncherDiscoveryRequest of(List<Selection.Target> targets, Path messages) {
        return request(
                targets.stream()
                        .map(target -> target.line().isPresent()
                                ? selectFile(
                                        target.file().toFile(),
                                        FilePosition.from(target.line().getAsInt()))
                                : selectFile(target.file().toFile()))
                        .toList(),
                messages);
    }

    LauncherDiscoveryRequest again(Collection<Place> places, Path messages) {
        return request(
                places.stream()
                        .map(place -> selectFile(place.file().toFile(), FilePosition.from(place.line())))
                        .toList(),
                messages);
    }

    private LauncherDiscoveryRequest request(List<? extends DiscoverySelector> selectors, Path messages) {
        LauncherDiscoveryRequestBuilder builder = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectors)
                .configurationParameter("cucumber.glue", "org.posrig.steps")
                // A scenario's end is on the timeline before Allure writes its result.
                .configurationParameter(
                        "cucumber.plugin",
                        ScenarioEvents.class.getName() + ",io.qameta.allure.cucumber7jvm.AllureCucumber7Jvm,message:"
                                + messages)
                .configurationParameter("cucumber.publish.quiet", "true")
                .configurationParameter("cucumber.junit-platform.naming-strategy", "short")
                .configurationParameter("cucumber.junit-platform.naming-strategy.short.example-name", "pickle")
                .configurationParameter("cucumber.junit-platform.discovery.as-root-engine", "true")
                .configurationParameter("cucumber.execution.parallel.enabled", String.valueOf(lanes > 1))
                .configurationParameter("cucumber.execution.parallel.config.strategy", "fixed")
                .configurationParameter("cucumber.execution.parallel.config.fixed.parallelism", String.valueOf(lanes))
                .configurationParameter(
                        "cucumber.execution.parallel.config.fixed.max-pool-size", String.valueOf(lanes));
        stage.seed()
                .ifPresent(seed -> builder.configurationParameter("cucumber.execution.order", "random")
                        .configurationParameter("cucumber.execution.order.random.seed", String.valueOf(seed)));
        stage.tags().ifPresent(tags -> builder.configurationParameter("cucumber.filter.tags", tags));
        return builder.build();
    }
}
