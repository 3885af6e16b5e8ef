package org.posrig.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.posrig.Golden;

final class UsualBenchTest {

    @Test
    void a_command_is_told_which_bench_where_it_is_not_the_usual_one() {
        Path usual = UsualBench.file(Golden.home());
        assertThat(usual).isEqualTo(Golden.home().resolve("fixtures/benches/stand-in.yaml"));
        assertThat(UsualBench.unless(usual)).isEmpty();
        assertThat(UsualBench.unless(usual.resolveSibling("./stand-in.yaml"))).isEmpty();
        assertThat(UsualBench.unless(Path.of("my shop/bench.yaml"))).isEqualTo(" --bench 'my shop/bench.yaml'");
    }
}
