package org.posrig.host.message;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import org.jpos.core.Configuration;
import org.jpos.core.ConfigurationException;
import org.jpos.iso.ISOException;
import org.jpos.iso.ISOMsg;
import org.jpos.iso.channel.NACChannel;
import org.jspecify.annotations.Nullable;

/**
 * The acquirer's end of a terminal's line: two bytes of length, TPDU (5 bytes), header (usually 6 bytes), message. Replies swap the
 * TPDU's addresses, as public traces of UnionPay terminals show. Property {@code private-header-length}: bytes between TPDU and
 * message type. Property {@code message-time}: milliseconds from a message's first byte to its last, after which the connection is
 * closed.
 */
public final class UnionPayChannel extends NACChannel {

    private static final int TPDU = 5;
    // Message type and bitmap.
    private static final int SHORTEST = 2 + 8;

    private static final int USUAL_MESSAGE_TIME = 30_000;

    private int messageTime = USUAL_MESSAGE_TIME;
    private boolean insideMessage;
    private @Nullable PunctualInput input;

    @Override
    public void setConfiguration(Configuration configuration) throws ConfigurationException {
        super.setConfiguration(configuration);
        setHeader(new byte[TPDU + configuration.getInt("private-header-length", 6)]);
        messageTime = configuration.getInt("message-time", USUAL_MESSAGE_TIME);
    }

    @Override
    protected void connect(Socket socket) throws IOException {
        super.connect(socket);
        PunctualInput punctual = new PunctualInput(socket, getTimeout(), messageTime);
        input = punctual;
        serverIn = new DataInputStream(new BufferedInputStream(punctual));
    }

    @Override
    public ISOMsg receive() throws IOException, ISOException {
        insideMessage = false;
        try {
            return super.receive();
        } catch (ISOException e) {
            Unreadable.tell(getName(), e);
            throw e;
        } catch (IOException e) {
            if (insideMessage) {
                Unreadable.tell(
                        getName(),
                        e instanceof PunctualInput.SlowMessage
                                ? e
                                : new ISOException("the connection ended inside a message"));
            }
            throw e;
        }
    }

    @Override
    protected int getMessageLength() throws IOException, ISOException {
        int high = serverIn.readUnsignedByte();
        insideMessage = true;
        if (input != null) {
            input.begin();
        }
        int length = high << 8 | serverIn.readUnsignedByte();
        int least = getHeaderLength() + SHORTEST;
        if (length < least || length > getMaxPacketLength()) {
            throw new ISOException(
                    "a length of " + length + " bytes, where a message has " + least + " to " + getMaxPacketLength());
        }
        return length;
    }

    @Override
    protected ISOMsg createISOMsg() {
        return new UnionPayMessage();
    }

    @Override
    protected void unpack(ISOMsg message, byte[] bytes) throws ISOException {
        if (input != null) {
            input.end();
        }
        ((UnionPayMessage) message).keepImage(bytes);
        int read = message.unpack(bytes);
        insideMessage = false;
        if (read != bytes.length) {
            throw new ISOException((bytes.length - read) + " bytes behind the last field of the bitmap");
        }
        FieldFormats.requireDigits(message);
    }

    @Override
    protected void sendMessageHeader(ISOMsg message, int length) throws IOException {
        serverOut.write(swapped(message.getHeader()));
    }

    /** Sends the first half of a message's bytes and ends the connection. */
    public void sendHalf(ISOMsg message) throws IOException, ISOException {
        message.setPackager(getPackager());
        byte[] body = message.pack();
        byte[] header = swapped(message.getHeader());
        sendMessageLength(header.length + body.length);
        serverOut.write(header);
        serverOut.write(body, 0, Math.max(0, (body.length - header.length) / 2));
        serverOut.flush();
        disconnect();
    }

    /** Sends a frame as long as a message would be, whose bytes after the TPDU are none of BCD. */
    public void sendNoise(ISOMsg message) throws IOException, ISOException {
        message.setPackager(getPackager());
        byte[] noise = new byte[message.getHeader().length + message.pack().length];
        Arrays.fill(noise, (byte) 0xFF);
        System.arraycopy(swapped(message.getHeader()), 0, noise, 0, TPDU);
        sendMessageLength(noise.length);
        serverOut.write(noise);
        serverOut.flush();
    }

    /** Ends the connection at once, so that the other side meets a reset (RST) and no orderly end. */
    public void reset() throws IOException {
        Socket socket = getSocket();
        if (socket != null) {
            socket.setSoLinger(true, 0);
            socket.close();
        }
        disconnect();
    }

    private static byte[] swapped(byte[] header) {
        byte[] reply = header.clone();
        System.arraycopy(header, 3, reply, 1, 2);
        System.arraycopy(header, 1, reply, 3, 2);
        return reply;
    }
}
