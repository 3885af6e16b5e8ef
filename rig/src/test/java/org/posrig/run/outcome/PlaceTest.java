package org.posrig.run.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlaceTest {

    @ParameterizedTest
    @ValueSource(strings = {"/lab/a.feature:12", "/lab/a.feature:12@standin-b", "/me@lab/a:3@x/b.feature:7@m:1@2"})
    void what_is_written_is_read_again(String written) {
        assertThat(Place.of(written)).hasToString(written);
    }

    @Test
    void two_models_are_two_places_of_one_scenario() {
        Place one = Place.of("/lab/a.feature:12@standin-a");
        Place other = Place.of("/lab/a.feature:12@standin-b");
        assertThat(one).isNotEqualTo(other);
        assertThat(one.anywhere()).isEqualTo(other.anywhere()).isEqualTo(new Place(Path.of("/lab/a.feature"), 12));
        assertThat(other.model()).isEqualTo(Optional.of("standin-b"));
        assertThat(other.from(Path.of("/lab"))).isEqualTo("a.feature:12");
    }

    @Test
    void what_has_no_line_is_no_place() {
        assertThatIllegalArgumentException().isThrownBy(() -> Place.of("/lab/a.feature"));
    }
}
