package org.posrig.display;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The text that a receipt printer puts on paper, out of ESC/POS (Epson's public command reference, with the FS commands of printers
 * for two-byte characters). Bytes go in, in any portions; whole slips come out: a slip ends with a cut, a form feed, an initialisation
 * in mid-paper or when {@link #end} is told that nothing more comes. Bar codes, pictures and everything else that is no text are passed
 * over with all their bytes. Centred and right-aligned lines are put where they stand on paper of {@value #COLUMNS} columns. Never
 * throws, whatever the bytes. Not safe for use by many threads.
 */
final class EscPosDecoder {

    /** Of paper of 58 mm in the usual font; a Hanzi takes two. */
    static final int COLUMNS = 32;

    private static final int LONGEST_LINE = 400;
    private static final int MOST_LINES = 1000;
    private static final int TAB = 8;

    private final CharacterReader characters;
    private final EscPosCommand command = new EscPosCommand();
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private int width;
    private int size = 1;
    private int alignment;

    EscPosDecoder(Charset charset) {
        characters = new CharacterReader(charset);
    }

    /**
     * Takes the first {@code length} bytes.
     *
     * @param slips gets each slip that is complete: its lines, without empty ones at both ends
     */
    void accept(byte[] bytes, int length, Consumer<List<String>> slips) {
        for (int i = 0; i < length; i++) {
            accept(bytes[i], slips);
        }
    }

    /** Whether something stands on paper that has not been given out as a slip. */
    boolean pending() {
        return !lines.isEmpty() || !line.isEmpty();
    }

    /** Nothing more comes: what is on paper is a slip. */
    void end(Consumer<List<String>> slips) {
        characters.cut(this::put);
        if (!line.isEmpty()) {
            endLine();
        }
        List<String> slip = new ArrayList<>(lines);
        lines.clear();
        while (!slip.isEmpty() && slip.getFirst().isEmpty()) {
            slip.removeFirst();
        }
        while (!slip.isEmpty() && slip.getLast().isEmpty()) {
            slip.removeLast();
        }
        if (!slip.isEmpty()) {
            slips.accept(List.copyOf(slip));
        }
    }

    /** Forgets everything, as if just switched on: for a line that was lost. */
    void reset() {
        characters.reset();
        command.reset();
        lines.clear();
        line.setLength(0);
        initialise();
    }

    private void accept(byte value, Consumer<List<String>> slips) {
        int code = value & 0xFF;
        if (command.open()) {
            command.accept(code);
            if (!command.open()) {
                perform(slips);
            }
        } else if (command.begins(code)) {
            characters.cut(this::put);
        } else if (code >= 0x20 && code != 0x7F) {
            characters.accept(value, this::put);
        } else {
            characters.cut(this::put);
            control(code, slips);
        }
    }

    private void control(int code, Consumer<List<String>> slips) {
        switch (code) {
            case '\n' -> endLine();
            case '\t' -> put(" ".repeat(TAB - width % TAB), TAB - width % TAB);
            case 0x0C -> end(slips);
            default -> {
                // a carriage return comes with its line feed; all others leave nothing on paper
            }
        }
    }

    private void perform(Consumer<List<String>> slips) {
        switch (command.name()) {
            case "ESC @" -> {
                end(slips);
                initialise();
            }
            case "ESC a" -> alignment = command.argument() & 3;
            case "GS !" -> size = 1 + (command.argument() >> 4 & 7);
            case "ESC !" -> size = (command.argument() & 0x20) != 0 ? 2 : 1;
            case "ESC d" -> feed(command.argument());
            case "GS V", "ESC i", "ESC m" -> end(slips);
            default -> {
                // leaves no text
            }
        }
    }

    private void feed(int count) {
        for (int i = 0; i < count; i++) {
            endLine();
        }
    }

    private void initialise() {
        width = 0;
        size = 1;
        alignment = 0;
    }

    private void put(String text, int cells) {
        if (line.length() < LONGEST_LINE) {
            line.append(text);
            width += cells * size;
        }
    }

    private void endLine() {
        int room = Math.max(0, COLUMNS - width);
        int indent = switch (alignment) {
            case 1 -> room / 2;
            case 2 -> room;
            default -> 0;
        };
        if (lines.size() < MOST_LINES) {
            lines.add((" ".repeat(line.isEmpty() ? 0 : indent) + line).stripTrailing());
        }
        line.setLength(0);
        width = 0;
    }
}
