package org.posrig.run.outcome;

/**
 * A rule of the quality gate, judged.
 *
 * @param rule its name
 * @param sentence says how it came to that, for people
 */
public record GateRule(String rule, boolean holds, String expected, String actual, String sentence) {}
