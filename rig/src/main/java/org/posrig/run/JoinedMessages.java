package org.posrig.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** Cucumber's messages of several launches, told as those of one run: it begins once and ends once, well only if every part of it did. */
final class JoinedMessages {

    private static final String STARTED = "testRunStarted";
    private static final String FINISHED = "testRunFinished";
    private static final String SUCCESS = "success";

    private final ObjectMapper json = new ObjectMapper();
    private final OutputStream out;
    private Optional<String> run = Optional.empty();
    private Optional<JsonNode> last = Optional.empty();
    private boolean any;
    private boolean success = true;

    JoinedMessages(OutputStream out) {
        this.out = out;
    }

    /** The messages of the next launch. */
    void add(List<JsonNode> messages) throws IOException {
        for (JsonNode message : messages) {
            String kind = message.fieldNames().next();
            ObjectNode body = (ObjectNode) message.get(kind);
            if (kind.equals(FINISHED)) {
                success &= body.path(SUCCESS).asBoolean();
                last = Optional.of(message);
            } else if (!any || !kind.equals("meta") && !kind.equals(STARTED)) {
                if (kind.equals(STARTED)) {
                    run = Optional.of(body.path("id").asText());
                }
                write(message, body);
            }
        }
        any |= !messages.isEmpty();
    }

    /** There are no more. */
    void end() throws IOException {
        if (last.isPresent()) {
            ObjectNode body = (ObjectNode) last.get().get(FINISHED);
            body.put(SUCCESS, success);
            write(last.get(), body);
        }
    }

    private void write(JsonNode message, ObjectNode body) throws IOException {
        if (run.isPresent() && body.has("testRunStartedId")) {
            body.put("testRunStartedId", run.get());
        }
        out.write(json.writeValueAsBytes(message));
        out.write('\n');
    }
}
