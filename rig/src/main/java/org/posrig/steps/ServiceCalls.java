package org.posrig.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.posrig.fault.RigFault;
import org.posrig.host.service.ServiceDoor;

/** Asks customer service and merchant platform through the door that anybody may use. */
final class ServiceCalls {

    private static final Duration WITHIN = Duration.ofSeconds(10);

    /**
     * What came back.
     *
     * @param status of HTTP
     */
    record Answer(int status, JsonNode body) {

        boolean done() {
            return status == 200;
        }

        String text(String field) {
            return body.path(field).asText();
        }

        /** Shows the reason of a refusal, never what a granted request brought. */
        @Override
        public String toString() {
            return status + (done() ? "" : " " + text("reason"));
        }
    }

    private final ServiceDoor door;
    private final String terminalNumber;
    private final ObjectMapper json = new ObjectMapper();

    ServiceCalls(ServiceDoor door, String terminalNumber) {
        this.door = door;
        this.terminalNumber = terminalNumber;
    }

    Answer get(String path) {
        return send(request(path).GET().build());
    }

    Answer post(String path, Map<String, String> body) {
        try {
            return send(request(path)
                    .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                    .build());
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(door.address().resolve(terminalNumber + "/" + path))
                .header("Authorization", "Bearer " + door.token())
                .timeout(WITHIN);
    }

    private Answer send(HttpRequest request) {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(WITHIN).build()) {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), json.readTree(response.body()));
        } catch (IOException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(e);
        }
    }

    private RigFault unreachable(Exception e) {
        return new RigFault(
                RigFault.Cause.HOST,
                "Customer service does not answer at " + door.address() + ".",
                "See whether something on this machine keeps the rig from its own ports.",
                e);
    }
}
