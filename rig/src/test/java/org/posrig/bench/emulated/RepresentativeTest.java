package org.posrig.bench.emulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RepresentativeTest {

    @Test
    void they_lie_in_fifteen_features_and_more_besides_the_missions() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("../features"))) {
            List<String> texts = files.filter(file -> file.toString().endsWith(".feature"))
                    .filter(file -> !file.toString().contains("zh-CN")
                            && !file.toString().contains("target"))
                    .map(RepresentativeTest::read)
                    .filter(text -> !text.contains("@mission"))
                    .filter(RepresentativeTest::chosen)
                    .toList();
            assertThat(texts).hasSizeGreaterThanOrEqualTo(15);
        }
    }

    private static boolean chosen(String text) {
        return Pattern.compile("@[A-D]\\d+")
                .matcher(Representative.TAGS)
                .results()
                .anyMatch(tag ->
                        Pattern.compile(tag.group() + "\\b").matcher(text).find());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void words_reach_the_rig_there_as_they_were_typed() {
        assertThat(PiRun.script(List.of("--tags", "@A4 and not @zh", "it's")))
                .endsWith("posrig run --no-report '--tags' '@A4 and not @zh' 'it'\\''s'");
    }
}
