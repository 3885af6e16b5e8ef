package org.posrig.host.issuer;

/**
 * The issuer's answer.
 *
 * @param code F39
 * @param why one sentence for the record, without secrets
 * @param pinRefused whether it is the PIN (or its used-up tries) that stands in the way
 */
public record Decision(String code, String why, boolean pinRefused) {

    static Decision of(String code, String why) {
        return new Decision(code, why, false);
    }

    public boolean approved() {
        return code.equals("00");
    }
}
