package org.posrig.bench.emulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RepresentativeTest {

    @Test
    void who_chooses_nothing_gets_the_representative_lines() {
        assertThat(Representative.unlessChosen(List.of())).containsExactly("--tags", Representative.TAGS);
        assertThat(Representative.unlessChosen(List.of("--verbose")))
                .containsExactly("--verbose", "--tags", Representative.TAGS);
    }

    @Test
    void who_names_features_or_tags_gets_those() {
        assertThat(Representative.unlessChosen(List.of("features/wrong-pin"))).containsExactly("features/wrong-pin");
        assertThat(Representative.unlessChosen(List.of("--tags", "@A4"))).containsExactly("--tags", "@A4");
        assertThat(Representative.unlessChosen(List.of("--tags=@A4"))).containsExactly("--tags=@A4");
    }

    @Test
    void words_reach_the_rig_there_as_they_were_typed() {
        assertThat(PiRun.script(List.of("--tags", "@A4 and not @zh", "it's")))
                .endsWith("posrig run --no-report '--tags' '@A4 and not @zh' 'it'\\''s'");
    }
}
