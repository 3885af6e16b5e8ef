package org.posrig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.posrig.Golden;
import org.posrig.bench.ServiceBook;

@Isolated("properties and both outputs are the process's")
final class OutOfServiceCommandTest {

    @TempDir
    private Path folder;

    private InProcess posrig;

    @BeforeEach
    void begins() {
        posrig = new InProcess(folder);
    }

    @Test
    void a_terminal_is_taken_out_and_brought_back() {
        book().write(Map.of("T1", "display line: nothing was read"));
        Golden.assertSame(
                OutOfServiceCommandTest.class,
                "out-of-service.txt",
                posrig.session(
                        "out-of-service",
                        "out-of-service take T2 --why cracked",
                        "out-of-service",
                        "out-of-service release T2",
                        "out-of-service release T1",
                        "out-of-service release T1",
                        "out-of-service"));
    }

    @Test
    void mistakes_are_told() throws IOException {
        String text = posrig.session(
                        "out-of-service take T9 --why cracked",
                        "out-of-service release T9",
                        "out-of-service take T2 --why " + "x".repeat(201))
                .replace("x".repeat(201), "<201 x>");
        assertThat(posrig.said("out-of-service", "take", "T2")).contains("Missing required option: '--why=TEXT'");
        Files.createDirectories(posrig.state().resolve("stand-in"));
        Files.writeString(posrig.state().resolve("stand-in/out-of-service.json"), "[\"T1\"]");
        text += posrig.session("out-of-service", "out-of-service take T2 --why cracked");
        Golden.assertSame(OutOfServiceCommandTest.class, "out-of-service-mistakes.txt", text);
    }

    @Test
    void a_doctor_brings_back_what_a_doctor_has_put_out_and_nothing_else() {
        book().write(Map.of("T1", "keys: enter counts twice"));
        book().take("T2", "cracked", "alice");
        assertThat(book().write(Map.of())).containsExactly(Map.entry("T2", "cracked"));
        assertThat(book().write(Map.of("T2", "keys: none counts"))).containsExactly(Map.entry("T2", "cracked"));
        assertThat(book().release("T2").map(ServiceBook.Entry::by)).contains("alice");
        assertThat(book().entries()).isEmpty();
    }

    @Test
    void a_doctor_that_fails_again_changes_the_reason_and_not_the_time() throws IOException {
        Files.createDirectories(posrig.state().resolve("stand-in"));
        Files.writeString(
                posrig.state().resolve("stand-in/out-of-service.json"),
                "{\"T1\": {\"reason\": \"a\", \"by\": \"doctor\", \"since\": \"2026-01-01T12:00:00Z\"}, \"T2\": \"b\"}");
        assertThat(book().entries().get("T2").byDoctor())
                .as("as it was written formerly")
                .isTrue();
        book().write(Map.of("T1", "c"));
        assertThat(book().entries().get("T1").reason()).isEqualTo("c");
        assertThat(book().entries().get("T1").since()).map(Object::toString).contains("2026-01-01T12:00:00Z");
        assertThat(book().entries()).containsOnlyKeys("T1");
    }

    private ServiceBook book() {
        return new ServiceBook(posrig.state().resolve("stand-in"));
    }
}
