package org.posrig.evidence;

/**
 * How many columns a character takes on a character display: two for those that Unicode Standard Annex #11 (East Asian Width) calls
 * wide or full-width, one for all others. The ranges are the annex's blocks as a whole: single narrow exceptions in them do not occur
 * in the code pages of payment terminals.
 */
final class CharacterWidth {

    /** First and last code points, in pairs. */
    private static final int[] WIDE = {
        0x1100, 0x115F, // Hangul Jamo
        0x2E80, 0x303E, // radicals, CJK punctuation
        0x3041, 0x33FF, // Kana to CJK compatibility
        0x3400, 0x4DBF, // CJK extension A
        0x4E00, 0xA4CF, // CJK, Yi
        0xA960, 0xA97F, // Hangul Jamo extended A
        0xAC00, 0xD7A3, // Hangul
        0xF900, 0xFAFF, // CJK compatibility ideographs
        0xFE30, 0xFE6F, // CJK compatibility forms
        0xFF01, 0xFF60, // full-width forms
        0xFFE0, 0xFFE6, // full-width signs
        0x1F300, 0x1FAFF, // pictographs
        0x20000, 0x3FFFD // CJK extensions B and up
    };

    private CharacterWidth() {}

    static int of(int character) {
        for (int i = 0; i < WIDE.length; i += 2) {
            if (character >= WIDE[i] && character <= WIDE[i + 1]) {
                return 2;
            }
        }
        return 1;
    }

    /**
     * Whether a character takes one column on some displays and two on others: GB 2312 and Big5 displays draw Greek, Cyrillic, box
     * lines and signs such as × as wide as Hanzi. The mask of a secret is the rig's own and always narrow.
     */
    static boolean ambiguous(int character) {
        return character > 0x7F && character != '•' && of(character) == 1;
    }
}
