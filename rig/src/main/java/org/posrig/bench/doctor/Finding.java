package org.posrig.bench.doctor;

/**
 * What a check has found.
 *
 * @param found one sentence without its full stop
 * @param hint what to do about it, one sentence; empty where nothing is to be done
 */
public record Finding(Status status, String found, String hint) {

    /** How a thing stands; only {@link #FAIL} puts a terminal out of service. */
    public enum Status {
        PASS,
        WARN,
        FAIL,
        SKIPPED
    }

    static Finding pass(String found) {
        return new Finding(Status.PASS, found, "");
    }

    static Finding warn(String found, String hint) {
        return new Finding(Status.WARN, found, hint);
    }

    static Finding fail(String found, String hint) {
        return new Finding(Status.FAIL, found, hint);
    }

    /** Could not be looked at, or there is nothing to look at. */
    static Finding skipped(String why) {
        return new Finding(Status.SKIPPED, why, "");
    }
}
