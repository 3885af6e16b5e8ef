package org.posrig.host;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.posrig.host.issuer.TestCard;
import org.posrig.standin.crypto.DesKey;
import org.posrig.standin.crypto.EcbMac;
import org.posrig.standin.crypto.PinBlock;
import org.posrig.standin.message.Frame;
import org.posrig.standin.message.MessageFormatException;
import org.posrig.standin.message.PosCodec;
import org.posrig.standin.message.PosMessage;

/**
 * A terminal that says whatever a test wants, field by field, over one lasting connection. Codec and cryptography are the stand-in's and
 * share nothing with the host's.
 */
final class RawTerminal implements AutoCloseable {

    private static final int WAIT_MS = 5000;
    private static final int MAC = 64;

    private final String number;
    private final DesKey masterKey;
    private final Socket socket;
    private byte[] pinKey = new byte[0];
    private byte[] macKey = new byte[0];
    private byte[] trackKey = new byte[0];
    private String header = "603100311001";
    private int batch = 1;
    private int trace;

    RawTerminal(String number, int port) {
        this.number = number;
        this.masterKey =
                DesKey.of(Fixtures.keys().masterKey(number).orElseThrow().bytes());
        try {
            socket = new Socket("127.0.0.1", port);
            socket.setSoTimeout(WAIT_MS);
            socket.setTcpNoDelay(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Signs in with double-length keys. */
    RawTerminal signedIn() {
        signIn("003");
        return this;
    }

    /** The F62 of a sign-in that must be approved; its keys are taken over. */
    byte[] signIn(String variant) {
        PosMessage reply = management("0800", variant);
        if (!reply.text(39).orElse("").equals("00")) {
            throw new AssertionError("The sign-in was answered " + reply.text(39) + ".");
        }
        byte[] keys = reply.bytes(62).orElseThrow();
        int slot = variant.equals("001") ? 8 : 16;
        pinKey = masterKey.decrypt(Arrays.copyOf(keys, slot));
        macKey = masterKey.decrypt(Arrays.copyOfRange(keys, slot + 4, slot + 12));
        trackKey = keys.length == 60 ? masterKey.decrypt(Arrays.copyOfRange(keys, 40, 56)) : new byte[0];
        batch = Integer.parseInt(reply.text(60).orElseThrow().substring(2, 8));
        return keys;
    }

    byte[] pinKey() {
        return pinKey.clone();
    }

    byte[] macKey() {
        return macKey.clone();
    }

    byte[] trackKey() {
        return trackKey.clone();
    }

    /** Uses other keys from now on. */
    void use(byte[] newPinKey, byte[] newMacKey) {
        pinKey = newPinKey;
        macKey = newMacKey;
    }

    int trace() {
        return trace;
    }

    int batch() {
        return batch;
    }

    void batch(int other) {
        batch = other;
    }

    /** Sends without a MAC: type, F11, F41, F42 and F60 with type 00 and this network code. */
    PosMessage management(String type, String networkCode) {
        return management(type, networkCode, message -> message);
    }

    PosMessage management(String type, String networkCode, UnaryOperator<PosMessage> more) {
        return exchange(pack(more.apply(addressed(type, ++trace).with(60, "00%06d%s".formatted(batch, networkCode)))));
    }

    PosMessage echo() {
        return addressed("0820", ++trace).with(60, "00%06d301".formatted(batch));
    }

    /** A payment of a card by stripe without a PIN and without a MAC yet. */
    PosMessage payment(String type, String processing, String transaction, TestCard card, long fen) {
        return addressed(type, ++trace)
                .with(3, processing)
                .with(4, "%012d".formatted(fen))
                .with(22, "022")
                .with(25, "00")
                .with(35, card.track2())
                .with(49, "156")
                .with(60, "%s%06d00060".formatted(transaction, batch));
    }

    /** The same with a PIN, as F53 {@code 26…}. */
    PosMessage withPin(PosMessage message, TestCard card, String pin) {
        return message.with(22, message.text(22).orElseThrow().substring(0, 2) + "1")
                .with(26, "12")
                .with(52, DesKey.of(pinKey).encrypt(PinBlock.format0(pin, card.pan())))
                .with(53, "2600000000000000");
    }

    /** Sends under the MAC key and checks the MAC of the answer. */
    PosMessage sealed(PosMessage message) {
        try {
            byte[] body = PosCodec.pack(message.with(MAC, new byte[8]));
            byte[] mac = EcbMac.of(DesKey.of(macKey), Arrays.copyOf(body, body.length - 8));
            System.arraycopy(mac, 0, body, body.length - 8, 8);
            Frame reply = exchangeFrame(body);
            PosMessage answer = PosCodec.unpack(reply.body());
            if (answer.text(39).orElse("").equals("00")) {
                byte[] told = answer.bytes(MAC).orElseThrow();
                byte[] proper = EcbMac.of(DesKey.of(macKey), Arrays.copyOf(reply.body(), reply.body().length - 8));
                if (!Arrays.equals(told, proper)) {
                    throw new AssertionError("The answer's MAC does not fit.");
                }
            }
            return answer;
        } catch (MessageFormatException e) {
            throw new AssertionError(e);
        }
    }

    String code(PosMessage message) {
        return sealed(message).text(39).orElse("");
    }

    /** The 0400 of a payment, as public terminal applications make it. */
    PosMessage reversal(PosMessage of, String reason) {
        PosMessage reversal = PosMessage.ofType("0400");
        for (int field : new int[] {2, 3, 4, 11, 14, 22, 23, 25, 38, 41, 42, 49, 60}) {
            if (of.has(field)) {
                reversal = reversal.with(field, of.text(field).orElseThrow());
            }
        }
        String batchOfIt = of.text(60).orElseThrow().substring(2, 8);
        return reversal.with(39, reason).with(61, batchOfIt + of.text(11).orElseThrow());
    }

    PosMessage exchange(byte[] body) {
        try {
            return PosCodec.unpack(exchangeFrame(body).body());
        } catch (MessageFormatException e) {
            throw new AssertionError(e);
        }
    }

    Frame exchangeFrame(byte[] body) throws MessageFormatException {
        send(wire(body));
        return receive();
    }

    byte[] wire(byte[] body) throws MessageFormatException {
        return new Frame("6000030138", header, body).toWire();
    }

    /** Sends and waits for nothing. */
    void send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next message that comes. */
    Frame receive() throws MessageFormatException {
        try {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] reply = new byte[in.readUnsignedShort()];
            in.readFully(reply);
            return Frame.parse(reply);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] pack(PosMessage message) {
        try {
            return PosCodec.pack(message);
        } catch (MessageFormatException e) {
            throw new AssertionError(e);
        }
    }

    private PosMessage addressed(String type, int ownTrace) {
        return PosMessage.ofType(type)
                .with(11, "%06d".formatted(ownTrace))
                .with(41, number)
                .with(42, Fixtures.MERCHANT);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
