package org.posrig.host.message;

/**
 * What a value of F39 means.
 *
 * @param code two letters or digits
 * @param meaning in English
 * @param official UnionPay's own text for it (Q/CUP 006.6-2014, annex A.2), empty where its table has no such code
 * @param category {@code A} success, {@code B} try again, {@code C} failed, {@code D} the operator has to act, {@code E} the network
 *     failed
 */
public record ResponseCode(String code, String meaning, String official, String category) {

    /** Whether the payment went through: public terminal applications take 10, 11, A2, A4, A5 and A6 for successes too. */
    public boolean success() {
        return category.equals("A");
    }
}
