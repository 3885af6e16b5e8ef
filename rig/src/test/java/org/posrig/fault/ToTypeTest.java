package org.posrig.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.posrig.Golden;

final class ToTypeTest {

    /** What is only there in a checkout, and the page of steps that is kept in one. */
    private static final Set<String> OF_A_CHECKOUT = Set.of(
            "EmulatedPi.java",
            "EmulatedPiCommand.java",
            "Errand.java",
            "Qmp.java",
            "RunsThere.java",
            "Words.java",
            "StepsCommand.java",
            "ToType.java");

    private static final Pattern SPELT_OUT = Pattern.compile("(?m)^(?!\\s*(?:\\*|//|/\\*)).*(?<!:-)\\./posrig\\b");

    @Test
    void in_a_checkout_it_is_the_launcher_there() {
        assertThat(ToType.posrig("doctor")).isEqualTo("./posrig doctor");
    }

    @Test
    void words_are_such_as_a_shell_leaves_together() {
        assertThat(ToType.quoted("/etc/posrig/bench.yaml")).isEqualTo("/etc/posrig/bench.yaml");
        assertThat(ToType.quoted("my shop's.yaml")).isEqualTo("'my shop'\\''s.yaml'");
    }

    @Test
    void no_text_spells_the_launcher_out_by_itself() throws IOException {
        Set<String> spelling = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Golden.home().resolve("rig/src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                if (SPELT_OUT.matcher(Files.readString(file)).find()) {
                    spelling.add(String.valueOf(file.getFileName()));
                }
            }
        }
        assertThat(spelling).containsExactlyInAnyOrderElementsOf(OF_A_CHECKOUT);
    }
}
