package dev.drawbridge.cli.setup;

import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.permissions.probe.ProbeConnection;
import dev.drawbridge.permissions.probe.RequestOutcome;
import dev.drawbridge.topology.ConsumerSpec;
import dev.drawbridge.topology.StreamSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether a server has the streams and consumers that the topology declares, as far as one principal may look. */
final class DeclaredLook {

    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final String API = "$JS.API.";

    private final Configuration configuration;
    private final ProbeConnection connection;
    private final String who;

    /** @param who whose connection it is, for messages */
    DeclaredLook(Configuration configuration, ProbeConnection connection, String who) {
        this.configuration = configuration;
        this.connection = connection;
        this.who = who;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (StreamSpec stream : configuration.topology().streams()) {
            findings.addAll(of("stream " + stream.name(), "STREAM.INFO." + stream.name()));
        }
        for (ConsumerSpec consumer : configuration.topology().consumers()) {
            findings.addAll(
                    of("consumer " + consumer.name(), "CONSUMER.INFO." + consumer.stream() + "." + consumer.name()));
        }
        return findings;
    }

    private List<Finding> of(String what, String request) {
        RequestOutcome outcome = connection.request(API + request, "", ANSWER);
        if (outcome instanceof RequestOutcome.Denied denied) {
            return List.of(Finding.note(
                    what,
                    "the server doesn't let " + who + " look: "
                            + denied.outcome().evidence(),
                    "./drawbridge permissions prints the grants that it needs"));
        }
        if (!(outcome instanceof RequestOutcome.Answered answered)
                || answered.message().status() != null) {
            return List.of(Finding.lacks(
                    what, "nobody answers " + API + request, "enable JetStream for the account of " + who));
        }
        try {
            JsonNode info = JsonMapper.shared().readTree(answered.message().text());
            if (info.has("error")) {
                return List.of(Finding.lacks(
                        what,
                        info.at("/error/description").asString("the server answers with an error"),
                        "correct the topology, or provision it: ./drawbridge provision apply"));
            }
            List<Finding> findings = new ArrayList<>(List.of(Finding.ok(what, "there")));
            if (request.startsWith("STREAM")) {
                findings.addAll(clock(what, info.path("ts").asString(""), Instant.now()));
            }
            return findings;
        } catch (JacksonException notJson) {
            return List.of(
                    Finding.lacks(what, "what answers is not JetStream", "see who else answers " + API + request));
        }
    }

    /** Servers tell their time since 2.10. */
    private static List<Finding> clock(String what, String told, Instant now) {
        try {
            return told.isEmpty() ? List.of() : Clocks.apart("the server of " + what, Instant.parse(told), now);
        } catch (DateTimeParseException unreadable) {
            return List.of();
        }
    }
}
