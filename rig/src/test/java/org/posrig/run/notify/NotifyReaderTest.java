package org.posrig.run.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.Golden;
import org.posrig.fault.BadInput;
import org.posrig.yaml.YamlFile;

final class NotifyReaderTest {

    @TempDir
    private Path folder;

    @Test
    void a_whole_block_is_read_and_shows_no_secret() throws IOException {
        secret("wecom.url", "https://robots.example.org/send?key=TOKEN-1\n", "rw-------");
        secret("mail.password", "PASSWORD-3\n", "r--------");
        NotifyPart part = read("""
                notify:
                  when: new-red
                  language: zh
                  link: https://rig.example.org/runs
                  tries: 2
                  patience: 5s
                  deadline: 20s
                  webhooks:
                    - {style: wecom, url-file: wecom.url}
                    - {style: feishu, url-env: FEISHU_URL, secret-env: FEISHU_SECRET}
                  mail:
                    host: mail.example.org
                    tls: starttls
                    user: rig
                    password-file: mail.password
                    from: rig@example.org
                    to: [qa@example.org, "lab@example.org"]
                    attachment-limit: 500KB
                """);
        assertThat(part.when()).isEqualTo(When.NEW_RED);
        assertThat(part.language()).isEqualTo(Language.ZH);
        assertThat(part.link("R")).contains("https://rig.example.org/runs/R/report/index.html");
        assertThat(part.tries()).isEqualTo(2);
        assertThat(List.of(part.patience(), part.deadline()))
                .containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(20));
        assertThat(part.webhooks().get(0).address().value()).isEqualTo("https://robots.example.org/send?key=TOKEN-1");
        assertThat(part.webhooks().get(1).secret().orElseThrow().value()).isEqualTo("SECRET-2");
        Mail mail = part.mail().orElseThrow();
        assertThat(mail.port()).isEqualTo(587);
        assertThat(mail.largestAttachment()).isEqualTo(500_000);
        assertThat(mail.password().orElseThrow().value()).isEqualTo("PASSWORD-3");
        assertThat(part.toString() + part.receivers())
                .doesNotContain("TOKEN-1", "TOKEN-2", "SECRET-2", "PASSWORD-3")
                .contains("robots.example.org");
    }

    @Test
    void everything_wrong_is_told_at_once_and_no_secret_with_it() throws IOException {
        secret("open.url", "https://robots.example.org/send?key=TOKEN-1\n", "rw-r--r--");
        secret("empty.url", "\n", "rw-------");
        Path file = write("""
                notify:
                  when: sometimes
                  language: de
                  link: nowhere
                  tries: 99
                  patience: 11m
                  deadline: 0s
                  webhooks:
                    - {style: telegram, url: "https://robots.example.org/TOKEN-1"}
                    - {style: slack, url: "TOKEN-1"}
                    - {style: slack, url-env: FEISHU_URL, secret-env: FEISHU_SECRET}
                    - {style: wecom}
                    - {style: wecom, url-file: open.url}
                    - {style: wecom, url-file: empty.url}
                    - {style: wecom, url-file: none.url}
                    - {style: wecom, url-env: NOT_SET}
                    - {style: wecom, url-env: FEISHU_URL, url: "https://robots.example.org/TOKEN-1"}
                    - {style: dingtalk, url-env: FEISHU_URL, secret: SECRET-2}
                  mail:
                    host: two words
                    port: 0
                    tls: none
                    user: rig
                    password-env: FEISHU_SECRET
                    from: rig
                    to: []
                    attach: false
                    attachment-limit: 1TB
                """);
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> read(file))
                .satisfies(bad -> Golden.assertSame(
                        NotifyReaderTest.class, "mistakes.txt", bad.getMessage().replace(folder + "/", "")))
                .withMessageNotContaining("TOKEN-")
                .withMessageNotContaining("SECRET-2");
    }

    @Test
    void a_block_must_name_somebody() {
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> read("notify: {when: always}\n"))
                .withMessageContaining("there is nobody to be notified");
    }

    @Test
    void a_user_without_a_password_is_a_mistake() {
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> read("notify: {mail: {host: h, user: u, from: a@b, to: [c@d]}}\n"))
                .withMessageContaining("add password-file");
    }

    private NotifyPart read(String content) throws IOException {
        return read(write(content));
    }

    private static NotifyPart read(Path file) {
        Map<String, String> environment =
                Map.of("FEISHU_URL", "https://robots.example.org/hook/TOKEN-2", "FEISHU_SECRET", "SECRET-2");
        return YamlFile.read(file, root -> NotifyReader.read(root.mapping("notify"), environment::get));
    }

    private Path write(String content) throws IOException {
        return Files.writeString(folder.resolve("plan.yaml"), content);
    }

    private void secret(String name, String content, String mode) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
}
