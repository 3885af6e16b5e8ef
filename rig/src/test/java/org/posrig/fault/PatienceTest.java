package org.posrig.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PatienceTest {

    @Test
    void where_nothing_is_said_everything_takes_as_long_as_usual() {
        assertThat(Patience.of("").with(Duration.ofSeconds(60))).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void a_slow_machine_gets_so_many_times_as_long() {
        assertThat(Patience.of("20").with(Duration.ofSeconds(60))).isEqualTo(Duration.ofMinutes(20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "21", "-1", "5s", "1.5", "100"})
    void anything_else_is_refused(String said) {
        assertThatThrownBy(() -> Patience.of(said))
                .isInstanceOf(BadInput.class)
                .hasMessage("POSRIG_PATIENCE must be a whole number from 1 to 20, not '" + said + "'.");
    }
}
