package org.posrig.host.transaction;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.posrig.host.issuer.Decision;
import org.posrig.host.issuer.TestCard;
import org.posrig.host.message.ChipData;
import org.posrig.host.message.Request;
import org.posrig.host.security.Cryptogram;
import org.posrig.host.security.DesKey;

/**
 * Whether the cryptogram of a chip (9F26 in F55) is true, for cards whose file gives their key: over the data that EMV Book 2, 8.1.1
 * recommends at least, and for the amount of the message. Everything that is wrong with it is answered 59, UnionPay's code for a card
 * that fails its verification.
 */
record ChipProof(Request request, TestCard card) {

    private static final List<String> SIGNED =
            List.of("9F02", "9F03", "9F1A", "95", "5F2A", "9A", "9C", "9F37", "82", "9F36");
    private static final String OTHER_AMOUNT = "9F03";
    private static final String NO_OTHER_AMOUNT = "000000000000";

    /** Why the card cannot be believed; empty where it can, or where there is no key to tell. */
    Optional<Decision> objection() {
        boolean chip = switch (request.entryMode()) {
            case CHIP, CONTACTLESS -> true;
            default -> false;
        };
        return chip ? card.cryptogramKey().flatMap(this::objection) : Optional.empty();
    }

    private Optional<Decision> objection(DesKey key) {
        if (request.chip().isEmpty()) {
            return refused("The chip's cryptogram is missing: the request has no chip data (F55).");
        }
        ChipData data = request.chip().get();
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        for (String tag : SIGNED) {
            Optional<String> value =
                    data.value(tag).or(() -> Optional.of(NO_OTHER_AMOUNT).filter(any -> tag.equals(OTHER_AMOUNT)));
            if (value.isEmpty()) {
                return refused("The chip's cryptogram cannot be verified: tag " + tag + " is missing.");
            }
            signed.writeBytes(HexFormat.of().parseHex(value.get()));
        }
        if (!data.value("9F02").orElse("").equals("%012d".formatted(request.fen()))) {
            return refused("The chip's cryptogram is for another amount than the message's.");
        }
        byte[] counter = HexFormat.of().parseHex(data.value("9F36").orElse(""));
        byte[] told = HexFormat.of().parseHex(data.value("9F26").orElse(""));
        return Arrays.equals(Cryptogram.of(key, counter, signed.toByteArray()), told)
                ? Optional.empty()
                : refused("The chip's cryptogram (tag 9F26) is false.");
    }

    private static Optional<Decision> refused(String why) {
        return Optional.of(Payment.refused("59", why));
    }
}
