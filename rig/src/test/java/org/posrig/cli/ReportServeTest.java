package org.posrig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.Golden;

/** A kept run's report over HTTP, by the command itself. */
final class ReportServeTest {

    private static final Pattern ADDRESS = Pattern.compile("http://[^;]+");

    @TempDir
    private Path folder;

    @Test
    @Timeout(120)
    void a_report_is_served_to_whoever_has_the_token_that_is_told() throws Exception {
        Path run = Files.createDirectories(folder.resolve("runs/20260102-230000-000/report"));
        Files.writeString(run.resolve("index.html"), "<p>all is well</p>");
        Files.writeString(run.resolveSibling("run.json"), """
                {"run": "20260102-230000-000", "state": "ended", "process": 4999999, "began": "2026-01-02T23:00:00Z",
                 "bench": "lab", "versions": {"git": "", "files": {}}, "command": {"features": []}, "scenarios": []}""");
        Process serving = report("--serve", "--bind", "0.0.0.0");
        try {
            String said = serving.inputReader(StandardCharsets.UTF_8).readLine();
            Golden.assertSame(
                    ReportServeTest.class,
                    "report-serve.txt",
                    said.replaceAll("//[^/]+/", "//<here>/").replaceAll("token=[0-9a-f]{32,}", "token=<token>"));
            Matcher address = ADDRESS.matcher(said);
            assertThat(address.find()).as(said).isTrue();
            URI open = URI.create(address.group());
            URI shut = open.resolve("/");
            assertThat(get(shut).statusCode()).isEqualTo(401);
            assertThat(get(shut).body()).doesNotContain("all is well");
            assertThat(get(URI.create(shut + "?token=" + "0".repeat(48))).statusCode())
                    .isEqualTo(401);
            HttpResponse<String> let = get(open);
            assertThat(let.statusCode()).isEqualTo(303);
            String cookie = let.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
            assertThat(get(shut, "Cookie", cookie).body()).contains("all is well");
        } finally {
            serving.destroy();
            assertThat(serving.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private Process report(String... arguments) throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dposrig.home=" + Golden.home(),
                "-Dposrig.state=" + folder.resolve("state"),
                "-cp",
                System.getProperty("java.class.path"),
                Posrig.class.getName(),
                "report",
                "--output-dir",
                folder.resolve("runs").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().remove("POSRIG_REPORT_TOKEN");
        return builder.start();
    }

    private static HttpResponse<String> get(URI address, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
