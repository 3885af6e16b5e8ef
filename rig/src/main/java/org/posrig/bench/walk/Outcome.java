package org.posrig.bench.walk;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a walk has found.
 *
 * @param terminal on which it was
 * @param differences what the terminal does otherwise than the profile says, each a text of several lines that begins with its place
 * @param walked the flows that were done, those within others included
 * @param left by reason, the flows that were not
 */
public record Outcome(String terminal, List<String> differences, Set<String> walked, Map<String, Set<String>> left) {}
