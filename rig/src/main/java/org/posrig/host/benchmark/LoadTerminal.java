package org.posrig.host.benchmark;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.posrig.fault.RigFault;
import org.posrig.host.issuer.TestCard;

/**
 * A terminal that makes sales as fast as they are answered, over one lasting connection. Each is built once; trace number and MAC change.
 * It does the same work, MAC of the answer included, whoever answers. For one thread at a time.
 */
final class LoadTerminal implements AutoCloseable {

    /** TPDU and header. */
    private static final String HEADER = "6000030138603100311001";

    private static final int WAIT_MS = 30_000;
    private static final int PLACE_OF_TRACE = 2 + 8 + 3 + 6;

    private final String number;
    private final byte[] header = WireFields.bcd(HEADER);
    private final byte[] masterKey;
    private final Socket socket;
    private final DataInputStream in;
    private int trace;
    private byte[] sale = new byte[0];
    private LoadKeys keys;

    LoadTerminal(String number, byte[] masterKey, int port) throws IOException {
        this.number = number;
        this.masterKey = masterKey.clone();
        this.keys = new LoadKeys(masterKey, new byte[40]);
        socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(WAIT_MS);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    /** Signs in and prepares a sale of one fen on the card, with its PIN. */
    void signIn(TestCard card) throws IOException {
        SortedMap<Integer, String> request = addressed();
        request.put(60, "00000001003");
        Map<Integer, byte[]> reply = WireFields.unpack(exchange(WireFields.pack("0800", request)));
        byte[] wrapped = reply.get(62);
        if (wrapped == null) {
            throw refused("a sign-in");
        }
        keys = new LoadKeys(masterKey, wrapped);
        prepare(card, HexFormat.of().formatHex(reply.get(60)).substring(2, 8));
    }

    /** Prepares the same sale for a server that looks at nothing, under keys of zeros. */
    void prepare(TestCard card) {
        prepare(card, "000001");
    }

    /**
     * Makes a sale and gives the nanoseconds from its first byte out to its last byte in.
     *
     * @param judged whether anything but an approval under a proper MAC is a fault
     */
    long sell(boolean judged) throws IOException {
        String digits = "%06d".formatted(++trace);
        System.arraycopy(WireFields.bcd(digits), 0, sale, PLACE_OF_TRACE, 3);
        System.arraycopy(keys.mac(sale), 0, sale, sale.length - 8, 8);
        long began = System.nanoTime();
        byte[] reply = exchange(sale);
        long took = System.nanoTime() - began;
        boolean sealed = Arrays.equals(keys.mac(reply), Arrays.copyOfRange(reply, reply.length - 8, reply.length));
        if (judged && !(sealed && "00".equals(code(reply)))) {
            throw refused("sale " + trace);
        }
        return took;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void prepare(TestCard card, String batch) {
        SortedMap<Integer, String> fields = addressed();
        fields.put(3, "000000");
        fields.put(4, "000000000001");
        fields.put(22, "021");
        fields.put(25, "00");
        fields.put(26, "12");
        fields.put(35, card.track2());
        fields.put(49, "156");
        fields.put(52, keys.pinBlock(card.pin(), card.pan()));
        fields.put(53, "2600000000000000");
        fields.put(60, "22" + batch + "00060");
        fields.put(64, "0000000000000000");
        sale = WireFields.pack("0200", fields);
    }

    private SortedMap<Integer, String> addressed() {
        return new TreeMap<>(Map.of(11, "%06d".formatted(++trace), 41, number, 42, BenchmarkFiles.MERCHANT));
    }

    private byte[] exchange(byte[] body) throws IOException {
        byte[] frame = new byte[2 + header.length + body.length];
        int length = frame.length - 2;
        frame[0] = (byte) (length >> 8);
        frame[1] = (byte) length;
        System.arraycopy(header, 0, frame, 2, header.length);
        System.arraycopy(body, 0, frame, 2 + header.length, body.length);
        socket.getOutputStream().write(frame);
        byte[] reply = new byte[in.readUnsignedShort()];
        in.readFully(reply);
        return Arrays.copyOfRange(reply, header.length, reply.length);
    }

    private static String code(byte[] reply) {
        byte[] field = WireFields.unpack(reply).get(39);
        return field == null ? "" : new String(field, StandardCharsets.US_ASCII);
    }

    private RigFault refused(String what) {
        return new RigFault(
                RigFault.Cause.HOST,
                "The acquirer did not approve " + what + " of terminal " + number + " under a proper MAC.",
                "Run the acquirer's tests; figures of refused sales would say nothing.");
    }
}
