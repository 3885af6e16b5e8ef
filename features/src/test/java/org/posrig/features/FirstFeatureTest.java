package org.posrig.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's first feature, copied out and run as a newcomer would. */
final class FirstFeatureTest {

    private static final Pattern GHERKIN = Pattern.compile("```gherkin\n(Feature: .*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void the_first_feature_of_the_readme_passes() throws IOException {
        PosrigCommand posrig = new PosrigCommand(folder);
        Matcher first = GHERKIN.matcher(Files.readString(PosrigCommand.home().resolve("README.md")));
        assertThat(first.find()).isTrue();
        Path mine = Files.writeString(folder.resolve("mine.feature"), first.group(1));

        assertThat(posrig.lint(mine.toString()).output()).contains("0 errors");
        PosrigCommand.Result result = posrig.run(mine.toString());

        assertThat(result.output()).contains("1 passed, 0 failed, 0 broken, 0 skipped");
        assertThat(result.exitCode()).isZero();
    }
}
