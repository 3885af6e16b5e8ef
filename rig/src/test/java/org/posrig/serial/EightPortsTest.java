package org.posrig.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.fault.RigFault;

/** Eight lines at 115 200 baud at once, each paced by its sender: not a byte is lost, doubled or out of place. */
@Timeout(120)
final class EightPortsTest {

    private static final int PORTS = 8;
    private static final int EVERY_MILLIS = 10;
    /** Ten bits a character: 11 520 bytes a second. */
    private static final int PIECE = 115;

    private static final int PIECES = Boolean.getBoolean("posrig.long") ? 6000 : 150;

    @TempDir
    private Path folder;

    @Test
    void no_byte_is_lost_or_doubled() throws InterruptedException {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < PORTS; i++) {
            lines.add(new Line(folder.resolve("display" + i), i));
        }
        try (ScheduledExecutorService clock = Executors.newScheduledThreadPool(2)) {
            lines.forEach(line -> clock.scheduleAtFixedRate(line::sendNext, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS));
            for (Line line : lines) {
                assertThat(line.complete.await(100, TimeUnit.SECONDS))
                        .as(line.toString())
                        .isTrue();
            }
        } finally {
            lines.forEach(Line::close);
        }
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.heard).isEqualTo((long) PIECES * PIECE);
            assertThat(line.arrived.getValue()).isEqualTo(line.left.getValue());
        });
    }

    private static final class Line implements ByteLinkListener {

        private final TestPty device;
        private final ByteLink link;
        private final Random random;
        private final CRC32 left = new CRC32();
        private final CRC32 arrived = new CRC32();
        private final CountDownLatch complete = new CountDownLatch(1);
        private int sent;
        private volatile long heard;

        Line(Path path, int seed) {
            random = new Random(seed);
            device = new TestPty(path);
            link = ByteLink.to(path.toString(), SerialSettings.eightNone1(115_200));
            link.start(this);
        }

        synchronized void sendNext() {
            if (sent < PIECES) {
                byte[] piece = new byte[PIECE];
                random.nextBytes(piece);
                left.update(piece);
                sent++;
                device.send(piece);
            }
        }

        @Override
        public void bytes(byte[] bytes, int length) {
            arrived.update(bytes, 0, length);
            heard += length;
            if (heard >= (long) PIECES * PIECE) {
                complete.countDown();
            }
        }

        @Override
        public void lost(RigFault fault) {
            throw new IllegalStateException(fault);
        }

        @Override
        public void back() {
            throw new IllegalStateException("was never lost");
        }

        void close() {
            link.close();
            device.close();
        }

        @Override
        public String toString() {
            return link.name() + ": " + heard + " of " + PIECES * PIECE + " bytes";
        }
    }
}
