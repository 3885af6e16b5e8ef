package org.posrig.bench;

/** No terminal of the bench can be had for a scenario: it is <em>skipped</em>, with this reason. */
public final class OutOfService extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public OutOfService(String reason) {
        super(reason);
    }
}
