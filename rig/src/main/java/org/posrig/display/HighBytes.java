package org.posrig.display;

/**
 * The bytes beyond ASCII of a stream, and whether they stand as the double bytes of common Hanzi do (GB 2312's own area: both bytes 0xA1 to
 * 0xFE, the first up to 0xF7).
 *
 * @param count how many they are
 * @param paired how many of them stand in such pairs
 */
record HighBytes(int count, int paired) {

    static HighBytes in(byte[] bytes) {
        int count = 0;
        int paired = 0;
        int index = 0;
        while (index < bytes.length) {
            int value = bytes[index] & 0xFF;
            if (value < 0x80) {
                index++;
            } else if (value >= 0xA1
                    && value <= 0xF7
                    && index + 1 < bytes.length
                    && (bytes[index + 1] & 0xFF) >= 0xA1
                    && (bytes[index + 1] & 0xFF) <= 0xFE) {
                count += 2;
                paired += 2;
                index += 2;
            } else {
                count++;
                index++;
            }
        }
        return new HighBytes(count, paired);
    }

    /** All but a stray one. */
    boolean inHanziPairs() {
        return count > 0 && (count - paired) * 20 <= count;
    }
}
