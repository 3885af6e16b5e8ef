package org.posrig.host.issuer;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.posrig.host.security.DesKey;
import org.posrig.timeline.Secrets;

/**
 * A test card as its file describes it; what became of it in a scenario is the {@link Issuer}'s to know.
 *
 * @param name what features call it, without article and without the word card: {@code everyday debit}
 * @param chinese the same in Chinese features, such as 日常借记卡
 * @param pan 13 to 19 digits with a valid check digit (Luhn), from an allowed test prefix
 * @param expiry YYMM
 * @param sequence card sequence number, three digits
 * @param serviceCode three digits, for the second track
 * @param pin 4 to 12 digits; test data, yet never shown
 * @param balance fen at the beginning of every scenario
 * @param interfaces how it can be read
 * @param limit the largest single amount in fen, or empty
 * @param pinRequired whether chip and stripe sales without a PIN are refused
 * @param terms its state and its limits by day
 * @param cryptogramKey the chip's own master key for cryptograms, a test key; empty for a chip whose cryptogram nobody verifies
 */
public record TestCard(
        String name,
        String chinese,
        String pan,
        String expiry,
        String sequence,
        String serviceCode,
        String pin,
        long balance,
        Set<CardInterface> interfaces,
        OptionalLong limit,
        boolean pinRequired,
        CardTerms terms,
        Optional<DesKey> cryptogramKey) {

    public TestCard {
        interfaces = Set.copyOf(interfaces);
    }

    /** On the usual terms, without a key for cryptograms. */
    public TestCard(
            String name,
            String chinese,
            String pan,
            String expiry,
            String sequence,
            String serviceCode,
            String pin,
            long balance,
            Set<CardInterface> interfaces,
            OptionalLong limit,
            boolean pinRequired) {
        this(
                name,
                chinese,
                pan,
                expiry,
                sequence,
                serviceCode,
                pin,
                balance,
                interfaces,
                limit,
                pinRequired,
                CardTerms.USUAL,
                Optional.empty());
    }

    /** The second track without sentinels, {@code =} as separator, zeros as discretionary data. */
    public String track2() {
        return pan + "=" + expiry + serviceCode + "0".repeat(Math.min(8, 37 - pan.length() - 8));
    }

    /** First six and last four digits of the PAN, all else as {@code *}. */
    public String masked() {
        return Secrets.maskedCardNumber(pan);
    }

    public boolean has(CardInterface way) {
        return interfaces.contains(way);
    }

    /** Never shows the PAN or the PIN. */
    @Override
    public String toString() {
        return "the " + name + " card (" + masked() + ")";
    }
}
