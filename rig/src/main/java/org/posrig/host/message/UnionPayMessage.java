package org.posrig.host.message;

import java.util.ArrayList;
import java.util.List;
import org.jpos.iso.ISOComponent;
import org.jpos.iso.ISOException;
import org.jpos.iso.ISOMsg;
import org.jspecify.annotations.Nullable;

/**
 * A message that knows its bytes. A received one keeps those it came as, from the message type on: its MAC is over these, not over a
 * repacking. A reply keeps those its MAC was made over, until a field changes, so that it is packed once.
 */
public final class UnionPayMessage extends ISOMsg {

    private static final long serialVersionUID = 1L;

    private transient byte[] image = new byte[0];
    private transient long arrivedAt = System.nanoTime();
    private transient byte @Nullable [] packed;

    void keepImage(byte[] bytes) {
        image = bytes.clone();
        arrivedAt = System.nanoTime();
    }

    /** When its last byte was there, as {@link System#nanoTime()} counts. */
    public long arrivedAt() {
        return arrivedAt;
    }

    public byte[] image() {
        return image.clone();
    }

    /** What it consists of now, by number, message type and bitmap among it; none of them changes, whatever becomes of the message. */
    public List<ISOComponent> present() {
        List<ISOComponent> present = new ArrayList<>(fields.size());
        for (Object field : fields.values()) {
            present.add((ISOComponent) field);
        }
        return present;
    }

    /** It is these bytes when it is packed. */
    void keepPacked(byte[] bytes) {
        packed = bytes.clone();
    }

    @Override
    public byte[] pack() throws ISOException {
        byte[] kept = packed;
        return kept == null ? super.pack() : kept.clone();
    }

    @Override
    public void set(ISOComponent component) throws ISOException {
        packed = null;
        super.set(component);
    }

    @Override
    public void unset(int field) {
        packed = null;
        super.unset(field);
    }
}
