package org.posrig.terminal;

/**
 * Where the next character would stand.
 *
 * @param row from 0
 * @param column from 0, as narrow characters
 * @param shown whether the display shows it
 */
public record Cursor(int row, int column, boolean shown) {}
