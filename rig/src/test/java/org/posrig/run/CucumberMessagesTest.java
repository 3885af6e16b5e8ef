package org.posrig.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Portions of a run, side by side, one after the other or in a later process, are one stream of messages in the end. */
final class CucumberMessagesTest {

    @TempDir
    private Path folder;

    @Test
    void portions_are_joined_into_one_run_that_begins_once_and_fails_if_one_of_them_did() throws IOException {
        CucumberMessages messages = new CucumberMessages(folder);
        write(messages.portion().attempt(1), "a", true);
        write(messages.portion().attempt(1), "b", false);
        write(new CucumberMessages(folder).portion().attempt(1), "c", true);

        new CucumberMessages(folder).join();

        List<String> lines = Files.readAllLines(folder.resolve("messages.ndjson"));
        assertThat(lines)
                .containsExactly(
                        "{\"meta\":{}}",
                        "{\"testRunStarted\":{\"id\":\"run-a\"}}",
                        "{\"testCase\":{\"id\":\"case-a\",\"testRunStartedId\":\"run-a\"}}",
                        "{\"testCase\":{\"id\":\"case-b\",\"testRunStartedId\":\"run-a\"}}",
                        "{\"testCase\":{\"id\":\"case-c\",\"testRunStartedId\":\"run-a\"}}",
                        "{\"testRunFinished\":{\"success\":false,\"testRunStartedId\":\"run-a\"}}");
        assertThat(folder).isDirectoryNotContaining("glob:**messages.p*");
    }

    @Test
    void a_portion_that_a_kill_has_cut_is_joined_with_what_it_has() throws IOException {
        CucumberMessages messages = new CucumberMessages(folder);
        Files.writeString(
                messages.portion().attempt(1),
                "{\"testRunStarted\":{\"id\":\"run-a\"}}\n{\"testCase\":{\"id\":\"case-a\"}}\n{\"testC");
        write(messages.portion().attempt(1), "b", true);

        new CucumberMessages(folder).join();

        assertThat(Files.readAllLines(folder.resolve("messages.ndjson")))
                .hasSize(4)
                .last()
                .asString()
                .contains("\"success\":true", "run-a");
    }

    private static void write(Path file, String name, boolean success) throws IOException {
        Files.writeString(file, """
                {"meta":{}}
                {"testRunStarted":{"id":"run-%1$s"}}
                {"testCase":{"id":"case-%1$s","testRunStartedId":"run-%1$s"}}
                {"testRunFinished":{"success":%2$s,"testRunStartedId":"run-%1$s"}}
                """.formatted(name, success));
    }
}
