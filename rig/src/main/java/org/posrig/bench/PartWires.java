package org.posrig.bench;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.posrig.terminal.CardReader;
import org.posrig.terminal.Key;

/** The names of a terminal's channels by what they move: its keys, and the cards that lie at it. */
record PartWires(BenchFile.TerminalPart part) {

    Map<Key, String> keys() {
        return part.profile().keys().stream().collect(Collectors.toMap(key -> key, key -> "key." + key.name()));
    }

    Map<CardReader.Way, Map<String, String>> cards() {
        Map<CardReader.Way, Map<String, String>> ways = new EnumMap<>(CardReader.Way.class);
        part.cards()
                .forEach(card -> card.channels()
                        .forEach((way, channel) -> ways.computeIfAbsent(way, unused -> new LinkedHashMap<>())
                                .put(card.card(), channel)));
        return new HashMap<>(ways);
    }
}
