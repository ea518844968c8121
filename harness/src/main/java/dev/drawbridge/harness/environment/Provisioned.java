package dev.drawbridge.harness.environment;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.MissingControlException;
import dev.drawbridge.permissions.probe.ConnectRefusedException;
import dev.drawbridge.permissions.probe.ProbeConnection;
import dev.drawbridge.permissions.probe.ProbeEnvironmentException;
import dev.drawbridge.permissions.probe.RequestOutcome;
import dev.drawbridge.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the provisioner left on one server, in the server's words, so that further servers of a run begin with the same
 * without another process each. What can't be made again exactly as it was found is left to the provisioner.
 */
public final class Provisioned {

    private static final String API = "$JS.API.";
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<Made> made;

    private Provisioned(List<Made> made) {
        this.made = List.copyOf(made);
    }

    /** One request that makes what was found. */
    private record Made(String subject, String body) {}

    /**
     * What there is now on that bridge's server, asked with the admin's grants; empty where those do not show all of it, or
     * would not do to make it again: stored messages, and streams and consumers that nobody declared.
     */
    static Optional<Provisioned> on(Bridge bridge) {
        Topology topology = bridge.topology();
        List<Made> made = new ArrayList<>();
        try (ProbeConnection admin = bridge.clients().probe("admin")) {
            for (String stream : names(admin, API + "STREAM.NAMES", "streams")) {
                if (topology.streams().stream().noneMatch(each -> each.name().equals(stream))) {
                    return Optional.empty();
                }
                JsonNode found = ask(admin, API + "STREAM.INFO." + stream, "");
                if (found.path("state").path("last_seq").asLong(1) != 0) {
                    return Optional.empty();
                }
                made.add(new Made(
                        API + "STREAM.CREATE." + stream, found.path("config").toString()));
                for (String consumer : names(admin, API + "CONSUMER.NAMES." + stream, "consumers")) {
                    if (topology.consumers().stream()
                            .noneMatch(each -> each.name().equals(consumer)
                                    && each.stream().equals(stream))) {
                        return Optional.empty();
                    }
                    made.add(consumer(ask(admin, API + "CONSUMER.INFO." + stream + "." + consumer, "")));
                }
            }
        } catch (EnvironmentException | ConnectRefusedException | ProbeEnvironmentException notShown) {
            return Optional.empty();
        }
        return Optional.of(new Provisioned(made));
    }

    /**
     * The declared streams and consumers as they are on that bridge's server, whatever is stored in them and whatever else
     * there is; empty where nobody with the admin's grants can be asked.
     */
    public static Optional<Provisioned> declaredOn(Bridge bridge) {
        List<Made> made = new ArrayList<>();
        try (ProbeConnection admin = bridge.clients().probe("admin")) {
            bridge.topology().streams().forEach(stream -> {
                JsonNode found = ask(admin, API + "STREAM.INFO." + stream.name(), "");
                made.add(new Made(
                        API + "STREAM.CREATE." + stream.name(),
                        found.path("config").toString()));
            });
            bridge.topology()
                    .consumers()
                    .forEach(consumer -> made.add(consumer(
                            ask(admin, API + "CONSUMER.INFO." + consumer.stream() + "." + consumer.name(), ""))));
        } catch (EnvironmentException
                | MissingControlException
                | ConnectRefusedException
                | ProbeEnvironmentException notShown) {
            return Optional.empty();
        }
        return Optional.of(new Provisioned(made));
    }

    /**
     * Makes the same on another server, or again on that one what is no longer there; what is there stays.
     *
     * @throws EnvironmentException when the server refuses it, with its answer
     */
    public void makeOn(Bridge bridge) {
        try (ProbeConnection admin = bridge.clients().probe("admin")) {
            made.forEach(each -> ask(admin, each.subject(), each.body()));
        }
    }

    private static Made consumer(JsonNode info) {
        String stream = info.path("stream_name").asString();
        String filter = info.path("config").path("filter_subject").asString("");
        String path = stream + "." + info.path("name").asString() + (filter.isEmpty() ? "" : "." + filter);
        return new Made(
                API + "CONSUMER.CREATE." + path,
                JSON.writeValueAsString(Map.of("stream_name", stream, "config", info.path("config"))));
    }

    private static List<String> names(ProbeConnection admin, String subject, String list) {
        JsonNode answer = ask(admin, subject, "");
        List<String> names = new ArrayList<>();
        answer.path(list).forEach(name -> names.add(name.asString()));
        if (names.size() < answer.path("total").asInt(0)) {
            throw unexpected(subject, "more names than fit into one answer");
        }
        return names;
    }

    private static JsonNode ask(ProbeConnection admin, String subject, String body) {
        RequestOutcome outcome = admin.request(subject, body, ANSWER);
        if (outcome instanceof RequestOutcome.Answered answered) {
            JsonNode read = JSON.readTree(answered.message().text());
            if (!read.has("error")) {
                return read;
            }
        }
        throw unexpected(subject, outcome.toString());
    }

    private static EnvironmentException unexpected(String subject, String found) {
        return new EnvironmentException(
                "the admin's request to make a bridge like one before it went wrong: " + found,
                subject,
                "see in the server's log what it has against it");
    }
}
