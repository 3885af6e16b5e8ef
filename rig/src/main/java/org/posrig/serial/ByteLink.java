package org.posrig.serial;

/** A line that carries bytes both ways and may be lost and found again. Safe for use by many threads. */
public interface ByteLink extends AutoCloseable {

    /** The line as its user wrote it: a port's path, an address. */
    String name();

    /**
     * Opens the line and hands what comes over it to the listener, until {@link #close()}. May be called once.
     *
     * @throws org.posrig.fault.RigFault when the line is not there; then the link is closed
     */
    void start(ByteLinkListener listener);

    /**
     * Sends bytes and returns when the operating system has taken them.
     *
     * @throws org.posrig.fault.RigFault when the line is lost, not started or closed
     */
    void write(byte[] bytes);

    /** Ends the link for good; the listener hears nothing any more once this has returned. Does nothing the second time. */
    @Override
    void close();
}
