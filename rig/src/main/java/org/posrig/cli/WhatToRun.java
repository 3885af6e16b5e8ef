package org.posrig.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The options by which features and their bench are chosen, the same for running and for checking them. */
final class WhatToRun {

    @CommandLine.Parameters(
            paramLabel = "FEATURE[:LINE]",
            description = "Feature files or folders; with a line, the scenario there.")
    private List<String> features = new ArrayList<>();

    @CommandLine.Option(
            names = "--bench",
            paramLabel = "FILE",
            description =
                    "The bench file; default: bench.yaml of the configuration where posrig is installed and has one, otherwise fixtures/benches/stand-in.yaml.")
    private @Nullable Path bench;

    @CommandLine.Option(
            names = "--fixtures",
            paramLabel = "DIR",
            description =
                    "A folder of your own, laid out like fixtures/: its only benches/*.yaml is the bench, its features/ the features.")
    private @Nullable Path fixtures;

    /** {@code path} or {@code path:line}; empty for all that are shipped. */
    List<String> features() {
        return features.isEmpty()
                ? own().flatMap(FixturesFolder::features).stream()
                        .map(Path::toString)
                        .toList()
                : features;
    }

    /** Empty for the usual bench. */
    Optional<Path> bench() {
        return Optional.ofNullable(bench).or(() -> own().map(FixturesFolder::bench));
    }

    private Optional<FixturesFolder> own() {
        return Optional.ofNullable(fixtures).map(FixturesFolder::of);
    }
}
