package org.posrig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HostFoldersTest {

    @TempDir
    private Path host;

    @Test
    void the_newest_twenty_stay_and_what_is_none_of_them() throws IOException {
        for (int i = 10; i < 35; i++) {
            Files.writeString(
                    Files.createDirectories(host.resolve("20260101-0000" + i)).resolve("journal.jsonl"), "{}\n");
        }
        Files.createDirectories(host.resolve("mine"));

        Path next = HostFolders.next(host);

        assertThat(next).isEmptyDirectory();
        assertThat(host.resolve("mine")).exists();
        assertThat(host.resolve("20260101-000015")).doesNotExist();
        assertThat(host.resolve("20260101-000016")).exists();
        assertThat(host.toFile().list()).hasSize(HostFolders.KEPT + 1);
    }
}
