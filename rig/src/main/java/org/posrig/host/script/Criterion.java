package org.posrig.host.script;

/**
 * One thing a rule asks of a message, and what the message had there.
 *
 * @param name the field's or the scenario's name
 */
record Criterion(String name, String expected, String received, boolean met) {}
