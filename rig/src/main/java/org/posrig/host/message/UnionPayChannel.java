package org.posrig.host.message;

import java.io.IOException;
import org.jpos.core.Configuration;
import org.jpos.core.ConfigurationException;
import org.jpos.iso.ISOException;
import org.jpos.iso.ISOMsg;
import org.jpos.iso.channel.NACChannel;

/**
 * The acquirer's end of a terminal's line: two bytes of length, TPDU (5 bytes), header (usually 6 bytes), message. Replies swap the
 * TPDU's addresses, as public traces of UnionPay terminals show. Property {@code private-header-length}: bytes between TPDU and
 * message type.
 */
public final class UnionPayChannel extends NACChannel {

    private static final int TPDU = 5;

    @Override
    public void setConfiguration(Configuration configuration) throws ConfigurationException {
        super.setConfiguration(configuration);
        setHeader(new byte[TPDU + configuration.getInt("private-header-length", 6)]);
    }

    @Override
    public ISOMsg receive() throws IOException, ISOException {
        try {
            return super.receive();
        } catch (ISOException e) {
            Unreadable.tell(getName(), e);
            throw e;
        }
    }

    @Override
    protected ISOMsg createISOMsg() {
        return new UnionPayMessage();
    }

    @Override
    protected void unpack(ISOMsg message, byte[] bytes) throws ISOException {
        ((UnionPayMessage) message).keepImage(bytes);
        super.unpack(message, bytes);
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

    private static byte[] swapped(byte[] header) {
        byte[] reply = header.clone();
        System.arraycopy(header, 3, reply, 1, 2);
        System.arraycopy(header, 1, reply, 3, 2);
        return reply;
    }
}
