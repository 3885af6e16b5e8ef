package org.posrig.host.script;

import java.util.List;
import java.util.Map;

/**
 * A request that came in, with what rules made of it.
 *
 * @param number from 1, rising within a lane
 * @param states of the scenarios when it came, where they are not at the beginning
 * @param befallen names of the rules that befell it
 */
record Arrival(long number, Facts facts, Map<String, String> states, List<String> befallen) {}
