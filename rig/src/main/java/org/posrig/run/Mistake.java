package org.posrig.run;

import java.nio.file.Path;

/**
 * Something that a feature file gets wrong.
 *
 * @param line from 1
 * @param column from 1
 * @param sentence what it is and what to do
 */
record Mistake(Path file, int line, int column, String sentence) {

    /** One that no line of the file is to blame for. */
    static Mistake ofFile(Path file, String sentence) {
        return new Mistake(file, 0, 0, sentence);
    }

    /** With the place in front: {@code file:line:column:}, or the file alone. */
    String place() {
        return line == 0 ? file + ":" : file + ":" + line + ":" + column + ":";
    }

    @Override
    public String toString() {
        return place() + " " + sentence;
    }
}
