package org.posrig.features;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.platform.suite.api.AfterSuite;
import org.junit.platform.suite.api.BeforeSuite;
import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectDirectories;
import org.junit.platform.suite.api.Suite;
import org.posrig.bench.Bench;
import org.posrig.bench.BenchOfRun;
import org.posrig.bench.BenchOpener;
import org.posrig.timeline.Secrets;
import org.posrig.timeline.Timeline;

/** All features on the stand-in bench, for Maven and for IDEs; {@code ./posrig run} does the same with evidence and a report. */
@Suite
@IncludeEngines("cucumber")
@SelectDirectories({"forgotten-password", "online-pin", "trouble", "wrong-pin"})
@ConfigurationParameter(key = "cucumber.glue", value = "org.posrig.steps")
@ConfigurationParameter(key = "cucumber.publish.quiet", value = "true")
// The bench has four terminals: four lanes at once. Keys are held for real time, so lanes cost hardly any processor.
@ConfigurationParameter(key = "cucumber.execution.parallel.enabled", value = "true")
@ConfigurationParameter(key = "cucumber.execution.parallel.config.strategy", value = "fixed")
@ConfigurationParameter(key = "cucumber.execution.parallel.config.fixed.parallelism", value = "4")
@ConfigurationParameter(key = "cucumber.execution.parallel.config.fixed.max-pool-size", value = "4")
@ConfigurationParameter(key = "cucumber.junit-platform.naming-strategy", value = "long")
final class FeaturesSuite {

    private FeaturesSuite() {}

    @BeforeSuite
    static void openBench() throws IOException {
        Path home = Path.of(System.getProperty("posrig.home"));
        Path work = Files.createTempDirectory("posrig-suite");
        Bench bench = BenchOpener.check(home.resolve("fixtures/benches/four-stand-ins.yaml"))
                .open(work.resolve("state"), work, new Timeline(new Secrets()));
        BenchOfRun.set(bench);
    }

    @AfterSuite
    static void closeBench() {
        BenchOfRun.get().bench().close();
        BenchOfRun.clear();
    }
}
