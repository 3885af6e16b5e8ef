package org.posrig.host.transaction;

import java.util.Optional;
import java.util.regex.Pattern;
import org.posrig.host.message.Request;
import org.posrig.host.security.DesKey;
import org.posrig.host.security.PinBlock;

/**
 * The PIN a request carries, made out as its F53 says: digit 1 is 0 without a PIN, 1 for a block without the PAN, 2 for one with it;
 * digit 2 is 0 for a PIN key of single length, 6 for one of double length. F26 is the longest PIN the terminal takes.
 *
 * @param digits the PIN; empty where none came or it cannot be made out
 * @param fault why it cannot be made out, one sentence; empty where all is well
 */
record EnteredPin(Optional<String> digits, Optional<String> fault) {

    private static final int SINGLE_LENGTH = 8;
    private static final Pattern ANNOUNCED = Pattern.compile("[12].*");
    private static final Pattern USABLE = Pattern.compile("[12]\\d{15}");
    private static final Pattern LONGEST = Pattern.compile("0[4-9]|1[0-2]");

    static EnteredPin of(Request request, DesKey pinKey) {
        String control = request.securityControl();
        if (request.pinBlock().isEmpty()) {
            return ANNOUNCED.matcher(control).matches()
                    ? faulty("F53 announces a PIN block, but F52 is missing.")
                    : new EnteredPin(Optional.empty(), Optional.empty());
        }
        if (!USABLE.matcher(control).matches()) {
            return faulty("A PIN block came, but F53 does not say that it has one of the formats 1 and 2.");
        }
        if (control.charAt(1) != (pinKey.length() == SINGLE_LENGTH ? '0' : '6')) {
            return faulty("F53 names another length of the PIN key than the sign-in gave.");
        }
        byte[] clear = pinKey.decrypt(request.pinBlock().get());
        Optional<String> pin =
                control.charAt(0) == '2' ? PinBlock.pin(clear, request.pan()) : PinBlock.withoutPan(clear);
        if (pin.isEmpty()) {
            return faulty("The PIN block is no format 0 block for this card under the present PIN key.");
        }
        return fits(pin.get().length(), request.longestPin())
                ? new EnteredPin(pin, Optional.empty())
                : faulty("F26 is not 4 to 12, or the PIN is longer than it says.");
    }

    private static boolean fits(int length, String longest) {
        return longest.isEmpty() || LONGEST.matcher(longest).matches() && length <= Integer.parseInt(longest);
    }

    private static EnteredPin faulty(String sentence) {
        return new EnteredPin(Optional.empty(), Optional.of(sentence));
    }

    /** Does not show the PIN. */
    @Override
    public String toString() {
        return fault.orElse(digits.isPresent() ? "a PIN" : "no PIN");
    }
}
