package dev.drawbridge.harness.environment;

import dev.drawbridge.harness.EnvironmentException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The connections that a server has, as its monitoring lists them. */
public final class ServerConnections {

    private ServerConnections() {}

    /**
     * One connection.
     *
     * @param id the server's number for it, in its log {@code cid}
     * @param user whom it is authorized as, empty on a server without authorization
     * @param name what the client calls itself
     * @param received how many messages the server has had from it so far: what it published, pulls and answers among it
     */
    public record Entry(long id, String user, String name, long received) {}

    /**
     * Every open connection of the bridge's server.
     *
     * @throws EnvironmentException when monitoring does not answer
     */
    public static List<Entry> of(Bridge bridge) {
        URI address = bridge.server().nats().monitoringUrl().resolve("/connz?auth=1&limit=1024");
        try {
            String body = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            List<Entry> entries = new ArrayList<>();
            for (JsonNode each : JsonMapper.shared().readTree(body).path("connections")) {
                entries.add(new Entry(
                        each.path("cid").asLong(),
                        each.path("authorized_user").asString(""),
                        each.path("name").asString(""),
                        each.path("in_msgs").asLong(0)));
            }
            return entries;
        } catch (IOException e) {
            throw new EnvironmentException(
                    "the server's monitoring does not answer: " + e.getMessage(),
                    address.toString(),
                    List.of(),
                    "see that the server runs",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EnvironmentException("interrupted while asking monitoring", address.toString(), "run it again");
        }
    }
}
