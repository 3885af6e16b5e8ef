package org.posrig.run.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.posrig.fault.BadInput;
import org.posrig.yaml.YamlFile;

/** Whatever is done to a plan, it is read, or refused with places in that plan. */
final class PlanPropertiesTest {

    private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-11-22T22:30:00+08:00[Asia/Shanghai]");

    private static final String TEMPORARY = System.getProperty("java.io.tmpdir") + "/";

    private static final String SOUND = """
            bench: gone.yaml
            until: "06:00"
            grace: 5m
            hang: 90s
            lanes: 3
            stages:
              - name: first
                features: [one.feature]
                tags: "not @zh"
                terminals: [T2, T3]
                retry: 2
                order: random
                seed: 7
            keep: {runs: 7, size: 500MB}
            notify:
              webhooks:
                - {style: plain, url: "https://example.org/hook"}
            """;

    @Property(tries = 150, seed = "8")
    void a_mangled_plan_is_refused_with_places(@ForAll("mangled") String text) throws IOException {
        Path folder = Files.createTempDirectory("posrig-plan");
        Path file = Files.writeString(folder.resolve("plan.yaml"), text);
        try {
            PlanReader.read(file, folder, NOW);
        } catch (BadInput bad) {
            assertThat(bad.mistakes())
                    .isNotEmpty()
                    .allSatisfy(mistake -> assertThat(mistake).startsWith(TEMPORARY));
        } finally {
            Files.delete(file);
            Files.delete(folder);
        }
    }

    @Property(tries = 300, seed = "9")
    void an_end_is_in_the_future_or_refused(@ForAll("ends") String written) throws IOException {
        Path file = Files.writeString(Files.createTempFile("posrig-plan", ".yaml"), "until: \"" + written + "\"\n");
        try {
            Optional<Instant> end = YamlFile.read(file, root -> NightEndTime.read(root, "until", NOW))
                    .map(rule -> rule.end(NOW.toInstant()));
            assertThat(end.orElseThrow()).isAfter(NOW.toInstant());
        } catch (BadInput bad) {
            assertThat(bad.mistakes()).singleElement().asString().startsWith(file + ":1:8: ");
        } finally {
            Files.delete(file);
        }
    }

    @Provide
    Arbitrary<String> mangled() {
        Arbitrary<String> junk = Arbitraries.of(
                "",
                "x",
                "[",
                "]",
                "{",
                "}",
                ": ",
                "\n",
                "  ",
                "- ",
                "\"",
                "0",
                "-1",
                "99999999999",
                "\u0000",
                "@",
                "@(",
                "收银");
        return Combinators.combine(
                        Arbitraries.integers().between(0, SOUND.length() - 1),
                        Arbitraries.integers().between(0, 12),
                        junk)
                .as((at, length, put) ->
                        SOUND.substring(0, at) + put + SOUND.substring(Math.min(SOUND.length(), at + length)));
    }

    @Provide
    Arbitrary<String> ends() {
        Arbitrary<Integer> small = Arbitraries.integers().between(0, 99);
        return Arbitraries.oneOf(
                Combinators.combine(small, small).as((hour, minute) -> "%d:%02d".formatted(hour, minute)),
                Combinators.combine(small, Arbitraries.of("ms", "s", "m", "h", "d"))
                        .as((count, unit) -> count + unit),
                Combinators.combine(small, small).as((month, day) -> "2026-%02d-%02d 06:00".formatted(month, day)));
    }
}
