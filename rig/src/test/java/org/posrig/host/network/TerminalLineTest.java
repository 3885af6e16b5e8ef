package org.posrig.host.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TerminalLineTest {

    private static final long SEED = 20260727;

    private ServerSocket host;
    private TerminalLine line;

    @BeforeEach
    void open() throws IOException {
        host = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::echo);
        line = new TerminalLine(
                "20260001", "127.0.0.1", 0, new InetSocketAddress("127.0.0.1", host.getLocalPort()), SEED);
    }

    @AfterEach
    void close() throws IOException {
        line.close();
        host.close();
    }

    // Sends back what comes; a single "R" makes it reset the connection instead.
    private void echo() {
        while (!host.isClosed()) {
            try {
                Socket visitor = host.accept();
                Thread.ofVirtual().start(() -> echo(visitor));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void echo(Socket visitor) {
        try (visitor) {
            InputStream in = visitor.getInputStream();
            byte[] buffer = new byte[4096];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (count == 1 && buffer[0] == 'R') {
                    visitor.setSoLinger(true, 0);
                    return;
                }
                visitor.getOutputStream().write(buffer, 0, count);
            }
        } catch (IOException e) {
            // The test ends its connections as it likes.
        }
    }

    private Socket terminal() throws IOException {
        Socket socket = new Socket("127.0.0.1", line.port());
        socket.setSoTimeout(5_000);
        return socket;
    }

    private static byte[] exchange(Socket terminal, byte[] bytes) throws IOException {
        terminal.getOutputStream().write(bytes);
        byte[] answer = new byte[bytes.length];
        new DataInputStream(terminal.getInputStream()).readFully(answer);
        return answer;
    }

    private static long millisecondsOf(Socket terminal) throws IOException {
        long began = System.nanoTime();
        exchange(terminal, new byte[] {1});
        return (System.nanoTime() - began) / 1_000_000;
    }

    @Test
    void a_perfect_line_changes_no_byte_and_passes_orderly_ends_on() throws IOException {
        byte[] much = new byte[300_000];
        new Random(SEED).nextBytes(much);
        try (Socket terminal = terminal()) {
            Thread.ofVirtual().start(() -> {
                try {
                    terminal.getOutputStream().write(much);
                    terminal.shutdownOutput();
                } catch (IOException e) {
                    // The assertion below tells.
                }
            });
            assertThat(terminal.getInputStream().readAllBytes()).isEqualTo(much);
        }
    }

    @Test
    void latency_counts_each_way_and_jitter_never_reorders() throws IOException {
        line.slow(Duration.ofMillis(60), Duration.ofMillis(40));
        byte[] numbers = new byte[200];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (byte) i;
        }
        try (Socket terminal = terminal()) {
            assertThat(millisecondsOf(terminal)).isBetween(40L, 400L);
            for (byte number : numbers) {
                terminal.getOutputStream().write(number);
            }
            assertThat(new DataInputStream(terminal.getInputStream()).readNBytes(numbers.length))
                    .isEqualTo(numbers);
            line.mend();
            assertThat(millisecondsOf(terminal)).isLessThan(40);
        }
    }

    @Test
    void handed_over_it_drops_what_is_under_way_and_keeps_what_is_at_rest() throws IOException {
        try (Socket late = terminal();
                Socket atRest = terminal()) {
            exchange(late, new byte[] {1});
            exchange(atRest, new byte[] {2});
            // What came last may still be on its way in the line's own books.
            await(() -> !line.carries());
            line.slow(Duration.ofSeconds(60), Duration.ZERO);
            late.getOutputStream().write(3);
            await(line::carries);

            line.handOver();

            assertThat(late.getInputStream().read()).isNegative();
            assertThat(exchange(atRest, new byte[] {4})).containsExactly(4);
        }
    }

    private static void await(BooleanSupplier condition) {
        for (long end = System.nanoTime() + 5_000_000_000L; !condition.getAsBoolean() && System.nanoTime() < end; ) {
            Thread.onSpinWait();
        }
    }

    @Test
    void the_same_seed_draws_the_same_jitter() {
        Weather one = new Weather(SEED);
        Weather two = new Weather(SEED);
        Weather other = new Weather(SEED + 1);
        Quality quality = new Quality(Duration.ofSeconds(1), Duration.ofMillis(500), 0);
        Arrays.asList(one, two, other).forEach(weather -> weather.quality(quality));

        long[] drawn = draws(one);

        assertThat(drawn).isEqualTo(draws(two)).isNotEqualTo(draws(other));
        assertThat(Arrays.stream(drawn)).allSatisfy(due -> assertThat(due).isBetween(500_000_000L, 1_500_000_000L));
    }

    private static long[] draws(Weather weather) {
        long[] drawn = new long[50];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = weather.due(0, 0, 10);
        }
        return drawn;
    }

    @Test
    void a_narrow_line_takes_its_time() throws IOException {
        line.narrow(1000);
        try (Socket terminal = terminal()) {
            long began = System.nanoTime();
            exchange(terminal, new byte[150]);
            assertThat((System.nanoTime() - began) / 1_000_000).isBetween(300L, 1500L);
        }
    }

    @Test
    void a_stalled_line_is_connected_but_silent_and_then_lets_everything_go_on() throws IOException {
        line.stall(true);
        try (Socket terminal = terminal()) {
            terminal.setSoTimeout(200);
            assertThatThrownBy(() -> exchange(terminal, new byte[] {1, 2, 3}))
                    .isInstanceOf(SocketTimeoutException.class);
            line.stall(false);
            terminal.setSoTimeout(5_000);
            assertThat(terminal.getInputStream().readNBytes(3)).containsExactly(1, 2, 3);
        }
    }

    @Test
    void a_cut_lets_exactly_so_many_bytes_pass_and_befalls_one_connection() throws IOException {
        line.cutAfter(Direction.TO_TERMINAL, 3);
        try (Socket terminal = terminal()) {
            terminal.getOutputStream().write(new byte[] {1, 2, 3, 4, 5});
            assertThat(terminal.getInputStream().readAllBytes()).containsExactly(1, 2, 3);
        }
        line.cutAfter(Direction.TO_HOST, 2);
        try (Socket terminal = terminal()) {
            terminal.getOutputStream().write(new byte[] {1, 2, 3, 4, 5});
            assertThat(terminal.getInputStream().readNBytes(5).length).isLessThanOrEqualTo(2);
        } catch (SocketException e) {
            // Bytes that were under way when the line was cut are answered with a reset.
        }
        try (Socket terminal = terminal()) {
            assertThat(exchange(terminal, new byte[] {7})).containsExactly(7);
        }
    }

    @Test
    void a_reset_stays_a_reset() throws IOException {
        try (Socket terminal = terminal()) {
            terminal.getOutputStream().write('R');
            assertThatThrownBy(() -> {
                        if (terminal.getInputStream().read() < 0) {
                            throw new EOFException("an orderly end");
                        }
                    })
                    .isInstanceOf(SocketException.class);
        }
    }

    @Test
    void with_the_cable_out_open_connections_are_silent_and_new_ones_fail_until_it_is_back() throws IOException {
        try (Socket terminal = terminal()) {
            exchange(terminal, new byte[] {1});
            line.cable(true);
            terminal.setSoTimeout(200);
            assertThatThrownBy(() -> exchange(terminal, new byte[] {2})).isInstanceOf(SocketTimeoutException.class);
            assertThatThrownBy(this::terminal).isInstanceOf(ConnectException.class);

            line.cable(false);

            terminal.setSoTimeout(5_000);
            assertThat(terminal.getInputStream().read()).isEqualTo(2);
            try (Socket next = terminal()) {
                assertThat(exchange(next, new byte[] {3})).containsExactly(3);
            }
        }
    }

    @Test
    void a_line_that_refuses_ends_what_is_open() throws IOException {
        try (Socket terminal = terminal()) {
            exchange(terminal, new byte[] {1});
            line.refuse(true);
            assertThat(terminal.getInputStream().read()).isNegative();
            assertThatThrownBy(this::terminal).isInstanceOf(ConnectException.class);
        }
        line.mend();
        assertThatThrownBy(this::terminal).isInstanceOf(ConnectException.class);
        line.refuse(false);
        try (Socket terminal = terminal()) {
            assertThat(exchange(terminal, new byte[] {4})).containsExactly(4);
        }
    }
}
