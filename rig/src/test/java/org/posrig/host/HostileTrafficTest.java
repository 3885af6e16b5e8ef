package org.posrig.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jpos.iso.ISOServer;
import org.jpos.util.NameRegistrar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.host.issuer.TestCard;
import org.posrig.host.journal.Exchange;
import org.posrig.standin.message.Frame;
import org.posrig.standin.message.MessageFormatException;
import org.posrig.standin.message.PosCodec;
import org.posrig.standin.message.PosMessage;
import org.posrig.timeline.Happening;
import org.posrig.timeline.Secrets;
import org.posrig.timeline.Timeline;

/** Bytes at the port that no terminal would send, seeded: a sample usually, 100 000 frames with {@code -Dposrig.long=true}. */
class HostileTrafficTest {

    private static final boolean LONG = Boolean.getBoolean("posrig.long");
    private static final int FRAMES = LONG ? 100_000 : 500;
    private static final int BETWEEN_SALES = LONG ? 500 : 25;
    private static final long MOST_GROWTH = 64L << 20;
    private static final String ATTACKED = "20260001";
    private static final String NEIGHBOUR = "20260002";

    private enum Kind {
        NOISE,
        TRUNCATED,
        OVERSIZED,
        TOO_SHORT,
        SLOW,
        NOT_BCD,
        WRONG_BITMAP,
        BITS_FLIPPED
    }

    @TempDir
    Path folder;

    private final Queue<Happening> seen = new ConcurrentLinkedQueue<>();
    private final long seed = Long.getLong("posrig.seed", 20260727);
    private final Random random = new Random(seed);
    private AcquirerHost host;
    private HostLane attacked;
    private HostLane lane;
    private RawTerminal neighbour;
    private TestCard card;
    private byte[] valid;

    @BeforeEach
    void start() throws MessageFormatException {
        Timeline timeline = new Timeline(new Secrets());
        timeline.subscribe(event -> seen.add(event.what()));
        host = AcquirerHost.start(Fixtures.config(), timeline, folder);
        attacked = host.openLane("attacked", Set.of(ATTACKED));
        lane = host.openLane("neighbour", Set.of(NEIGHBOUR));
        neighbour = new RawTerminal(NEIGHBOUR, host.port()).signedIn();
        card = lane.issuer().card("gold credit");
        valid = new Frame("6000030000", "603100311001", PosCodec.pack(sale())).toWire();
    }

    @AfterEach
    void stop() {
        neighbour.close();
        host.close();
    }

    private PosMessage sale() {
        return PosMessage.ofType("0200")
                .with(3, "000000")
                .with(4, "000000000100")
                .with(11, "000017")
                .with(22, "022")
                .with(25, "00")
                .with(35, card.track2())
                .with(41, ATTACKED)
                .with(42, Fixtures.MERCHANT)
                .with(49, "156")
                .with(60, "22000001000")
                .with(64, "00000000");
    }

    @Test
    void every_frame_is_logged_once_without_its_content_and_harms_nobody() throws IOException {
        int sales = 0;
        long heapAtFirst = 0;
        try (Socket halfWay = new Socket("127.0.0.1", host.port())) {
            halfWay.getOutputStream().write(valid, 0, 40);
            for (int i = 0; i < FRAMES; i++) {
                Kind kind = Kind.values()[i % Kind.values().length];
                seen.clear();
                send(frame(kind), kind == Kind.SLOW);
                check(kind, i);
                if (i % BETWEEN_SALES == 0) {
                    assertThat(neighbour.code(neighbour
                                    .payment("0200", "000000", "22", card, 1)
                                    .with(22, "072")))
                            .as("the neighbour's sale after frame %d of seed %d", i, seed)
                            .isEqualTo("00");
                    sales++;
                }
                if (i == FRAMES / 5) {
                    heapAtFirst = heap();
                }
            }
        }
        assertThat(lane.journal().approvedSales()).hasSize(sales);
        assertThat(attacked.journal().exchanges()).extracting(Exchange::code).doesNotContain("00", "96");
        awaitConnections(1);
        if (LONG) {
            assertThat(heap() - heapAtFirst).isLessThan(MOST_GROWTH);
        }
    }

    private void check(Kind kind, int i) {
        long told = told(1);
        assertThat(told)
                .as("lines about frame %d (%s) of seed %d: %s", i, kind, seed, seen)
                .isEqualTo(1);
        assertThat(seen.toString())
                .as("frame %d (%s) of seed %d", i, kind, seed)
                .contains(reason(kind))
                .doesNotContain(card.pan())
                .doesNotContain(card.track2());
        seen.stream()
                .filter(Happening.Note.class::isInstance)
                .map(note -> ((Happening.Note) note).text())
                .filter(text -> text.contains("no message"))
                .forEach(text ->
                        assertThat(text.substring(text.indexOf("no message"))).doesNotContainPattern("[0-9A-F]{6,}"));
    }

    private static String reason(Kind kind) {
        return switch (kind) {
            case TRUNCATED -> "the connection ended inside a message";
            case OVERSIZED, TOO_SHORT -> "a length of";
            case NOT_BCD -> "holds a nibble that is no digit";
            case SLOW -> "0200 sale";
            case NOISE, WRONG_BITMAP, BITS_FLIPPED -> "";
        };
    }

    // What is a message is worked on after its connection has ended.
    private long told(int expected) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        long told = count();
        while (told < expected && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(200));
            told = count();
        }
        return told;
    }

    private long count() {
        return seen.stream().filter(HostileTrafficTest::tellsOfTheFrame).count();
    }

    private static boolean tellsOfTheFrame(Happening what) {
        return switch (what) {
            case Happening.HostMessage message -> message.towardsHost();
            case Happening.Note(String text) -> text.contains("sent what is no message");
            default -> false;
        };
    }

    private byte[] frame(Kind kind) {
        return switch (kind) {
            case NOISE -> {
                byte[] bytes = new byte[random.nextInt(1, 600)];
                random.nextBytes(bytes);
                yield random.nextBoolean() ? bytes : withLength(bytes);
            }
            case TRUNCATED -> Arrays.copyOf(valid, random.nextInt(1, valid.length));
            case OVERSIZED -> {
                byte[] bytes = Arrays.copyOf(valid, valid.length + random.nextInt(0, 5000));
                int length = random.nextInt(4097, 65536);
                bytes[0] = (byte) (length >> 8);
                bytes[1] = (byte) length;
                yield bytes;
            }
            case TOO_SHORT -> withLength(Arrays.copyOfRange(valid, 2, 2 + random.nextInt(0, 21)));
            case SLOW -> valid;
            case NOT_BCD -> {
                // Processing code, amount and trace number follow the bitmap.
                byte[] bytes = valid.clone();
                bytes[23 + random.nextInt(12)] = (byte) (0xA0 | random.nextInt(256));
                yield bytes;
            }
            case WRONG_BITMAP -> {
                byte[] bytes = valid.clone();
                int bit = random.nextInt(1, 64);
                bytes[15 + bit / 8] ^= (byte) (0x80 >> bit % 8);
                yield bytes;
            }
            case BITS_FLIPPED -> {
                byte[] bytes = valid.clone();
                for (int flips = random.nextInt(1, 5); flips > 0; flips--) {
                    bytes[random.nextInt(2, bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
                yield bytes;
            }
        };
    }

    private static byte[] withLength(byte[] content) {
        byte[] bytes = new byte[content.length + 2];
        System.arraycopy(content, 0, bytes, 2, content.length);
        bytes[0] = (byte) (content.length >> 8);
        bytes[1] = (byte) content.length;
        return bytes;
    }

    private void send(byte[] bytes, boolean byteByByte) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", host.port())) {
            socket.setSoTimeout(10_000);
            socket.setTcpNoDelay(true);
            try {
                if (byteByByte) {
                    for (byte one : bytes) {
                        socket.getOutputStream().write(one);
                    }
                } else {
                    socket.getOutputStream().write(bytes);
                }
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            } catch (SocketException e) {
                // The host may hang up before all is said.
            }
        }
    }

    private void awaitConnections(int expected) {
        ISOServer server = NameRegistrar.getIfExists("server.posrig-port-" + host.port());
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (server.getActiveConnections() > expected && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        assertThat(server.getActiveConnections()).isEqualTo(expected);
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void a_terminal_nobody_knows_is_97_and_a_kind_nobody_offers_12() throws MessageFormatException {
        assertThat(code(neighbour.exchangeFrame(PosCodec.pack(sale().with(41, "99999999")))))
                .isEqualTo("97");
        assertThat(code(neighbour.exchangeFrame(PosCodec.pack(PosMessage.ofType("0800")
                        .with(11, "000018")
                        .with(41, NEIGHBOUR)
                        .with(42, Fixtures.MERCHANT)
                        .with(60, "00000001777")))))
                .isEqualTo("12");
    }

    private static String code(Frame reply) throws MessageFormatException {
        return PosCodec.unpack(reply.body()).text(39).orElseThrow();
    }

    @Test
    void two_messages_in_one_piece_are_two() throws IOException {
        byte[] two = Arrays.copyOf(valid, 2 * valid.length);
        System.arraycopy(valid, 0, two, valid.length, valid.length);
        seen.clear();

        send(two, false);

        assertThat(told(2)).isEqualTo(2);
    }
}
