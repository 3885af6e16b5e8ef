package org.posrig.run.notify;

/** A webhook's address, a signing secret or a password: shown nowhere. */
final class Confidential {

    private final String value;

    Confidential(String value) {
        this.value = value;
    }

    String value() {
        return value;
    }

    @Override
    public String toString() {
        return "•••";
    }
}
