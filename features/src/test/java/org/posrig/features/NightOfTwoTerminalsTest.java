package org.posrig.features;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An ordinary night, with all that a plan may ask for: a doctor first, both terminals, word of it to somebody, and old runs removed. */
final class NightOfTwoTerminalsTest {

    private static final String FEATURE = "wrong-pin/slip-of-the-finger";

    @TempDir
    private Path folder;

    @Test
    void a_night_whose_message_cannot_be_sent_ends_well_says_so_and_keeps_one_run() throws IOException {
        PosrigCommand posrig = new PosrigCommand(folder);
        Path bench = BenchText.shipped().writtenTo(folder);
        assertThat(posrig.run(bench, Shipped.scenario(FEATURE, "Mistyped, cleared, entered again"))
                        .exitCode())
                .isZero();
        Path before = posrig.newestRun();

        PosrigCommand.Result night = PosrigCommand.ended(posrig.command(
                "nightly",
                "--output-dir",
                posrig.runs().toString(),
                "--plan",
                plan(bench, closedPort()).toString()));

        assertThat(night.output())
                .contains("The doctor finds nothing that fails.", "The night is over: 4 passed")
                .contains("Not notified: the plain webhook at 127.0.0.1 cannot be reached: nobody answers at that port")
                .contains("Removed 1 old run, as the plan's 'keep' says.")
                .doesNotContain("Exception", "Out of service");
        assertThat(night.exitCode()).as(night.output()).isZero();
        assertThat(before).doesNotExist();
        try (Stream<Path> runs = Files.list(posrig.runs())) {
            assertThat(runs).hasSize(1);
        }
        JsonNode run = new ObjectMapper()
                .readTree(posrig.newestRun().resolve("run.json").toFile());
        assertThat(run.path("state").asText()).isEqualTo("ended");
        assertThat(terminals(run)).containsExactly("T1", "T2");
        assertThat(posrig.state().resolve("stand-in/doctor.log")).content().contains("\nT1\n", "\nT2\n");
        assertThat(posrig.state().resolve("stand-in/lease.json")).doesNotExist();
        assertThat(posrig.state().resolve("stand-in/night.json")).doesNotExist();
    }

    private Path plan(Path bench, int port) throws IOException {
        return Files.writeString(folder.resolve("plan.yaml"), """
                bench: %s
                doctor: true
                lanes: all
                keep: {runs: 1}
                stages:
                  - name: slips
                    features: [%s, %s, %s, %s]
                notify:
                  tries: 2
                  patience: 2s
                  webhooks:
                    - {style: plain, url: "http://127.0.0.1:%d/hook"}
                """.formatted(
                        bench,
                        Shipped.scenario(FEATURE, "Mistyped, cleared, entered again"),
                        Shipped.scenario(FEATURE, "Cancelled at the PIN"),
                        Shipped.scenario(FEATURE, "Too few digits go nowhere"),
                        Shipped.scenario("wrong-pin/tries-used-up", "Three wrong PINs lock the card"),
                        port));
    }

    // One at which nobody listens: it was free a moment ago.
    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Set<String> terminals(JsonNode run) {
        Set<String> names = new TreeSet<>();
        run.path("scenarios")
                .forEach(scenario -> scenario.path("attempts")
                        .forEach(attempt -> attempt.path("terminals")
                                .forEach(ran -> names.add(ran.path("name").asText()))));
        return names;
    }
}
