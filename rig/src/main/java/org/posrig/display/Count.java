package org.posrig.display;

/** Counts what a decoder makes of its bytes. */
final class Count {

    private long bytes;
    private long commands;
    private long unknown;
    private long characters;
    private long replacements;

    void bytes(int more) {
        bytes += more;
    }

    void command(boolean known) {
        if (known) {
            commands++;
        } else {
            unknown++;
        }
    }

    void character(String text) {
        if (text.equals(CharacterReader.REPLACEMENT)) {
            replacements++;
        } else {
            characters++;
        }
    }

    Tally tally() {
        return new Tally(bytes, commands, unknown, characters, replacements);
    }
}
