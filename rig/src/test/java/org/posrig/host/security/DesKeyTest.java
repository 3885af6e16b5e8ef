package org.posrig.host.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DesKeyTest {

    private static final int ROUNDS = 5_000;

    @Test
    void one_key_serves_several_threads_at_a_time() throws InterruptedException {
        DesKey key = DesKey.ofHex("0123456789ABCDEFFEDCBA9876543210");
        ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
        List<Thread> threads = IntStream.range(0, 4)
                .mapToObj(number -> Thread.ofPlatform().start(() -> {
                    for (int round = 0; round < ROUNDS; round++) {
                        byte[] block = HexFormat.of().parseHex("%08x%08x".formatted(number, round));
                        byte[] back = key.decrypt(key.encrypt(block));
                        if (!HexFormat.of()
                                .formatHex(back)
                                .equals(HexFormat.of().formatHex(block))) {
                            wrong.add(HexFormat.of().formatHex(block));
                        }
                    }
                }))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(wrong).isEmpty();
    }
}
