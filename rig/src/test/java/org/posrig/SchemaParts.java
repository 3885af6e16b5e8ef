package org.posrig;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes documents and their JSON schemas apart, for tests that hold one against the other. */
public final class SchemaParts {

    private SchemaParts() {}

    /** A pointer to each node, the root first. */
    public static List<String> pointers(JsonNode document) {
        List<String> all = new ArrayList<>();
        collect("", document, all);
        return all;
    }

    /** Adds the keys that a schema knows, and those of them that it does not describe. */
    public static void known(JsonNode schema, Set<String> known, Set<String> undescribed) {
        schema.forEach(child -> known(child, known, undescribed));
        if (schema.has("properties") && schema.get("properties").isObject()) {
            schema.get("properties").properties().forEach(property -> {
                known.add(property.getKey());
                if (!property.getValue().has("description")) {
                    undescribed.add(property.getKey());
                }
            });
        }
    }

    /** Adds the keys that a document has, at any depth. */
    public static void written(JsonNode document, Set<String> all) {
        document.properties().forEach(entry -> all.add(entry.getKey()));
        document.forEach(child -> written(child, all));
    }

    private static void collect(String pointer, JsonNode node, List<String> all) {
        all.add(pointer);
        node.properties().forEach(entry -> collect(pointer + "/" + entry.getKey(), entry.getValue(), all));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(pointer + "/" + i, node.get(i), all);
        }
    }
}
