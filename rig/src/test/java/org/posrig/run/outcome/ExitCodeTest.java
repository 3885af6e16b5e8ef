package org.posrig.run.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.posrig.run.Verdict;

final class ExitCodeTest {

    @Test
    void the_first_that_holds_is_the_code() {
        Set<Verdict> all = Set.of(Verdict.values());
        assertThat(ExitCode.of(all::contains, true, true)).isEqualTo(1);
        assertThat(ExitCode.of(Set.of(Verdict.PASSED, Verdict.BROKEN)::contains, false, true))
                .isEqualTo(3);
        assertThat(ExitCode.of(Set.of(Verdict.PASSED)::contains, true, true)).isEqualTo(3);
        assertThat(ExitCode.of(Set.of(Verdict.PASSED, Verdict.SKIPPED)::contains, false, true))
                .isEqualTo(4);
        assertThat(ExitCode.of(Set.of(Verdict.PASSED, Verdict.SKIPPED)::contains, false, false))
                .isZero();
        assertThat(ExitCode.of(Set.of(Verdict.FLAKY)::contains, false, false)).isZero();
        assertThat(ExitCode.of(Set.of(Verdict.SKIPPED)::contains, false, false)).isEqualTo(2);
    }
}
