package org.posrig.serial;

import org.posrig.fault.RigFault;

/** Hears a {@link ByteLink}: always called by one thread at a time, in the order of what happened. */
public interface ByteLinkListener {

    /** Bytes came; the first {@code length} of the array, which is the link's own and used again after the call. */
    void bytes(byte[] bytes, int length);

    /** The line is gone; the link looks for it from now on. */
    void lost(RigFault fault);

    /** The line is here again; what was said meanwhile is lost. */
    void back();
}
