package org.posrig.host.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The code that customer service texts to an operator with two-factor login: the time-based one of RFC 6238 (HMAC-SHA-1, 30 seconds, six
 * digits). Its key is an assumption of this rig, since no public terminal format was found: the ASCII label {@code POSRIG-LOGIN-OTP}
 * encrypted under the terminal master key (two-key triple DES, ECB), followed by the operator's two digits in ASCII.
 */
public final class LoginCode {

    private static final int SECONDS = 30;

    private LoginCode() {}

    /** The code of an operator at a time. A secret. */
    public static String at(Instant time, DesKey masterKey, String operator) {
        byte[] label = masterKey.encrypt("POSRIG-LOGIN-OTP".getBytes(StandardCharsets.US_ASCII));
        byte[] key = ByteBuffer.allocate(label.length + operator.length())
                .put(label)
                .put(operator.getBytes(StandardCharsets.US_ASCII))
                .array();
        return at(time, key);
    }

    static String at(Instant time, byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8)
                    .putLong(Math.floorDiv(time.getEpochSecond(), SECONDS))
                    .array());
            int offset = hash[19] & 0xF;
            int code = ((hash[offset] & 0x7F) << 24)
                    | ((hash[offset + 1] & 0xFF) << 16)
                    | ((hash[offset + 2] & 0xFF) << 8)
                    | (hash[offset + 3] & 0xFF);
            return "%06d".formatted(code % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The Java runtime refuses HmacSHA1.", e);
        }
    }
}
