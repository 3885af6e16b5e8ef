package org.posrig.bench.emulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootTest {

    private static final String LOST = "[  191.176983] usb usb1-port1: attempt power cycle\n";

    private final List<String> told = new ArrayList<>();

    @Test
    void each_hub_that_is_lost_is_counted() {
        assertThat(Boot.hubsLost("[  189.291425] hub 1-0:1.0: 1 port detected\n"))
                .isZero();
        assertThat(Boot.hubsLost(LOST + "[  193.514100] Module vc4 is blacklisted\n" + LOST))
                .isEqualTo(2);
    }

    @Test
    void a_hub_that_is_lost_is_answered_by_the_reset_button_once_and_one_of_an_earlier_boot_is_not(@TempDir Path folder)
            throws IOException {
        PiFolder pi = new PiFolder(folder);
        Files.writeString(pi.console(), LOST);
        int[] asked = new int[1];
        int[] presses = new int[1];
        new Boot(pi, () -> presses[0]++, told::add).await(() -> {
            if (++asked[0] == 1) {
                says(pi, LOST);
            }
            return asked[0] == 3;
        });
        assertThat(presses[0]).isOne();
        assertThat(told).startsWith(Words.BOOTING, Words.HUB_LOST).hasSize(3);
    }

    private static void says(PiFolder pi, String line) {
        try {
            Files.writeString(pi.console(), line, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
