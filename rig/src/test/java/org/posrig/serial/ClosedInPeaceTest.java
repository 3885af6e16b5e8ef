package org.posrig.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A link closes its port while nobody reads from it or writes to it. jSerialComm 2.11.4 asks twice for the port's address, and where it is closed in
 * between, the process ends by SIGSEGV in {@code readBytes}.
 */
@Timeout(20)
final class ClosedInPeaceTest {

    private final Slow port = new Slow();
    private final SerialPortLink link = new SerialPortLink("slow", new Connection.Opener() {
        @Override
        public boolean isThere() {
            return true;
        }

        @Override
        public Connection open() {
            return port;
        }
    });

    @Test
    void it_is_closed_once_after_the_last_read() throws InterruptedException {
        link.start(new Heard());
        assertThat(port.reading.await(5, TimeUnit.SECONDS)).isTrue();
        link.close();
        link.close();
        assertThat(port.closings).hasValue(1);
        assertThat(port.disturbed).isEmpty();
    }

    @Test
    void it_is_closed_after_the_last_write() throws InterruptedException {
        link.start(new Heard());
        Thread writer = Thread.ofVirtual().start(() -> link.write(new byte[1]));
        assertThat(port.writing.await(5, TimeUnit.SECONDS)).isTrue();
        link.close();
        writer.join();
        assertThat(port.closings).hasValue(1);
        assertThat(port.disturbed).isEmpty();
    }

    /** Reads and writes take a moment, as those of a port do. */
    private static final class Slow implements Connection {

        private final CountDownLatch reading = new CountDownLatch(1);
        private final CountDownLatch writing = new CountDownLatch(1);
        private final CountDownLatch never = new CountDownLatch(1);
        private final Set<String> under = Collections.synchronizedSet(new HashSet<>());
        private final Set<String> disturbed = Collections.synchronizedSet(new HashSet<>());
        private final AtomicInteger closings = new AtomicInteger();

        @Override
        public int read(byte[] buffer) {
            during("read", reading, 100);
            return 0;
        }

        @Override
        public boolean write(byte[] bytes) {
            during("write", writing, 400);
            return true;
        }

        @Override
        public boolean isStillThere() {
            return true;
        }

        @Override
        public void close() {
            closings.incrementAndGet();
            disturbed.addAll(under);
        }

        private void during(String what, CountDownLatch begun, long millis) {
            under.add(what);
            begun.countDown();
            try {
                assertThat(never.await(millis, TimeUnit.MILLISECONDS)).isFalse();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            under.remove(what);
        }
    }
}
