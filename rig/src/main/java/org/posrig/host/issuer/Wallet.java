package org.posrig.host.issuer;

import org.posrig.timeline.Secrets;

/**
 * A payer's wallet as the card file describes it; what became of it in a scenario is the {@link Wallets}' to know.
 *
 * @param name what features call it, without article and without the word wallet: {@code everyday}
 * @param chinese the same in Chinese features, such as 日常钱包
 * @param code the payment code it shows, 16 to 24 digits from an allowed test prefix
 * @param balance fen at the beginning of every scenario
 * @param limit the largest amount in fen that needs no confirmation
 */
public record Wallet(String name, String chinese, String code, long balance, long limit) {

    /** First six and last four digits of the code, all else as {@code *}. */
    public String masked() {
        return Secrets.maskedCardNumber(code);
    }

    /** Never shows the code. */
    @Override
    public String toString() {
        return "the " + name + " wallet (" + masked() + ")";
    }
}
