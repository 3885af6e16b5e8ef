package org.posrig.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.posrig.run.Lint;
import org.posrig.run.RunRequest;
import picocli.CommandLine;

/** {@code posrig lint}. */
@CommandLine.Command(
        name = "lint",
        description =
                "Checks features without a terminal: steps, names, tags, digits of PINs and passwords, twins; all features unless told otherwise.",
        mixinStandardHelpOptions = true)
final class LintCommand implements Callable<Integer> {

    @CommandLine.Mixin
    private WhatToRun what = new WhatToRun();

    @Override
    public Integer call() {
        return new Lint(new RunRequest(
                        Posrig.home(), what.features(), Optional.empty(), what.bench(), 1, Optional.empty()))
                .execute(System.out);
    }
}
