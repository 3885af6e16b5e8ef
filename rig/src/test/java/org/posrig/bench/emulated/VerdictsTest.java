package org.posrig.bench.emulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class VerdictsTest {

    private static final String LINES = """
            {"place":"/f/a.feature:9","feature":"F","name":"a \\"verdict\\"","tags":["@A1"],"begun":true,"attempts":[]}
            {"place":"/f/a.feature:9","feature":"F","name":"a","tags":["@A1"],"verdict":"broken","attempts":[{"verdict":"broken"}]}
            {"place":"/f/b c.feature:9","feature":"F","name":"b","tags":[],"verdict":"skipped","attempts":[]}
            {"place":"/f/a.feature:9","feature":"F","name":"a","tags":["@A1"],"verdict":"passed","attempts":[{"verdict":"passed"}]}
            """;

    @Test
    void the_last_verdict_of_each_scenario_counts() throws IOException {
        Process sed = new ProcessBuilder("sed", "-n", Verdicts.SED).start();
        sed.getOutputStream().write(LINES.getBytes(StandardCharsets.UTF_8));
        sed.getOutputStream().close();
        String said = new String(sed.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(Verdicts.told(said)).isEqualTo("passed skipped");
        assertThat(Verdicts.told("")).isEmpty();
    }
}
