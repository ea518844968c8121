package dev.drawbridge.selftest;

import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.harness.environment.AppUnderTest;
import dev.drawbridge.harness.environment.Bridge;
import dev.drawbridge.harness.environment.BridgeBuilder;
import dev.drawbridge.harness.environment.Surroundings;
import dev.drawbridge.permissions.probe.Message;
import dev.drawbridge.permissions.probe.Payload;
import dev.drawbridge.permissions.probe.ProbeConnection;
import dev.drawbridge.permissions.probe.RequestOutcome;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A bridge that a test starts and that a run is told no more of than addresses and credentials. Others use its server, too:
 * there is a stream of theirs on it.
 */
final class SystemOfOthers implements AutoCloseable {

    /** The stream of those others, and its consumer. */
    static final String THEIRS = "legacy";

    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Set<String> PRINCIPALS =
            Set.of("admin", "observer", "outsider", "replayer", "system_a", "system_b");

    private final Surroundings surroundings;
    private final Bridge bridge;

    private SystemOfOthers(Surroundings surroundings, Bridge bridge) {
        this.surroundings = surroundings;
        this.bridge = bridge;
    }

    /** Starts one at the fast pace, which a run against it must be told. */
    static SystemOfOthers start(UnaryOperator<BridgeBuilder> made) {
        return start(Map.of(), made);
    }

    /** The same with further settings. */
    static SystemOfOthers start(Map<String, String> settings, UnaryOperator<BridgeBuilder> made) {
        Map<String, String> all = new TreeMap<>(settings);
        all.put("DRAWBRIDGE_PACE", "fast");
        Surroundings surroundings = Surroundings.open(Configuration.load(null, all, new Properties()));
        try {
            Bridge bridge = made.apply(surroundings
                            .bridge("theirs")
                            .withGrants(
                                    "admin",
                                    "$JS.API.STREAM.CREATE." + THEIRS,
                                    "$JS.API.CONSUMER.CREATE." + THEIRS + ".>",
                                    THEIRS + ".events")
                            .withGrants(
                                    "observer",
                                    "$JS.API.STREAM.INFO." + THEIRS,
                                    "$JS.API.STREAM.MSG.GET." + THEIRS,
                                    "$JS.API.CONSUMER.INFO." + THEIRS + ".reader")
                            .provisioned())
                    .start();
            SystemOfOthers system = new SystemOfOthers(surroundings, bridge);
            system.makeTheirs();
            return system;
        } catch (RuntimeException e) {
            surroundings.close();
            throw e;
        }
    }

    Bridge bridge() {
        return bridge;
    }

    private void makeTheirs() {
        try (ProbeConnection admin = bridge.clients().probe("admin")) {
            ask(admin, "STREAM.CREATE." + THEIRS, "{\"name\":\"" + THEIRS + "\",\"subjects\":[\"" + THEIRS + ".>\"]}");
            ask(
                    admin,
                    "CONSUMER.CREATE." + THEIRS + ".reader",
                    "{\"stream_name\":\"" + THEIRS + "\",\"config\":{\"durable_name\":\"reader\",\"name\":\"reader\","
                            + "\"ack_policy\":\"explicit\"}}");
            for (int each = 1; each <= 3; each++) {
                answer(admin.request(THEIRS + ".events", "theirs, number " + each, ANSWER), "a publish");
            }
        }
    }

    /** Lets a header of any message empty the bridge's own stream. */
    void turnRollupOn() {
        String stream = bridge.topology().streams().get(0).name();
        try (ProbeConnection admin = bridge.clients().probe("admin")) {
            ObjectNode config =
                    (ObjectNode) ask(admin, "STREAM.INFO." + stream, "").path("config");
            config.put("allow_rollup_hdrs", true).put("deny_purge", false);
            ask(admin, "STREAM.UPDATE." + stream, config.toString());
        }
    }

    /** Takes a consumer of the bridge's own stream away. */
    void deleteConsumer(String name) {
        try (ProbeConnection admin = bridge.clients().probe("admin")) {
            ask(admin, "CONSUMER.DELETE." + bridge.topology().streams().get(0).name() + "." + name, "");
        }
    }

    /** A configuration that tells a run where all of it is, the passwords apart. */
    Path configuration(Path folder, boolean withApps) throws IOException {
        return configuration(
                folder,
                withApps
                        ? bridge.apps().stream().collect(Collectors.toMap(AppUnderTest::name, AppUnderTest::address))
                        : Map.of());
    }

    /** The same, with apps that answer at these addresses. */
    Path configuration(Path folder, Map<String, URI> apps) throws IOException {
        StringBuilder yaml = new StringBuilder("implementation: {name: The bridge of others}\npace: fast\nnats:\n"
                + "  backend: attached\n  url: " + bridge.server().url() + "\n  monitoring: "
                + bridge.server().nats().monitoringUrl() + "\n  principals:\n");
        for (String each : PRINCIPALS) {
            yaml.append("    %s: {user: %s, password: \"${%s}\"}\n".formatted(each, each, variable(each)));
        }
        if (!apps.isEmpty()) {
            yaml.append("apps:\n");
            apps.forEach((app, address) -> yaml.append(
                    "  %s: {http: \"%s\", live: /actuator/health/liveness, ready: /actuator/health/readiness}%n"
                            .formatted(app, address)));
        }
        return Files.writeString(folder.resolve("attached.yaml"), yaml);
    }

    /** The passwords, for the environment of a run. */
    Map<String, String> environment() {
        Map<String, String> passwords = new TreeMap<>();
        PRINCIPALS.forEach(each -> passwords.put(
                variable(each), bridge.server().credentials().of(each).password()));
        return passwords;
    }

    private static String variable(String principal) {
        return "THEIR_" + principal.toUpperCase(java.util.Locale.ROOT);
    }

    /**
     * All that there is up to a message of the bridge's own stream: settings, messages and, of the stream of others, what its
     * consumer has had, in the server's words.
     */
    Map<String, String> seen(long upTo) {
        Map<String, String> all = new TreeMap<>();
        String own = bridge.topology().streams().get(0).name();
        try (ProbeConnection observer = bridge.clients().probe("observer")) {
            all.put(THEIRS, info(observer, "STREAM.INFO." + THEIRS).toString());
            all.put(
                    THEIRS + "/reader",
                    info(observer, "CONSUMER.INFO." + THEIRS + ".reader").toString());
            messages(observer, THEIRS, 3, all);
            JsonNode stream = info(observer, "STREAM.INFO." + own);
            all.put(
                    own,
                    stream.path("created") + " " + stream.path("config") + " from " + stream.at("/state/first_seq"));
            bridge.topology().consumers().forEach(consumer -> {
                JsonNode info = info(observer, "CONSUMER.INFO." + own + "." + consumer.name());
                all.put(own + "/" + consumer.name(), info.path("created") + " " + info.path("config"));
            });
            messages(observer, own, upTo, all);
        }
        return all;
    }

    /** When the bridge's own stream was made. */
    String created() {
        String own = bridge.topology().streams().get(0).name();
        try (ProbeConnection observer = bridge.clients().probe("observer")) {
            return info(observer, "STREAM.INFO." + own).path("created").asString();
        }
    }

    /** How many deliveries that consumer of the bridge's own stream has made. */
    long taken(String consumer) {
        String own = bridge.topology().streams().get(0).name();
        try (ProbeConnection observer = bridge.clients().probe("observer")) {
            return info(observer, "CONSUMER.INFO." + own + "." + consumer)
                    .at("/delivered/consumer_seq")
                    .asLong();
        }
    }

    private static void messages(ProbeConnection observer, String stream, long upTo, Map<String, String> all) {
        for (long sequence = 1; sequence <= upTo; sequence++) {
            JsonNode found = ask(observer, "STREAM.MSG.GET." + stream, "{\"seq\":" + sequence + "}");
            all.put(
                    "%s message %04d".formatted(stream, sequence),
                    found.path("message").toString());
        }
    }

    private static JsonNode info(ProbeConnection observer, String request) {
        ObjectNode info = (ObjectNode) ask(observer, request, "");
        info.remove("ts");
        return info;
    }

    private static JsonNode ask(ProbeConnection connection, String request, String body) {
        return answer(connection.request("$JS.API." + request, Map.of(), Payload.of(body), ANSWER), request);
    }

    private static JsonNode answer(RequestOutcome outcome, String what) {
        if (outcome instanceof RequestOutcome.Answered answered) {
            Message message = answered.message();
            JsonNode read = JsonMapper.shared().readTree(message.text());
            if (!read.has("error")) {
                return read;
            }
        }
        throw new AssertionError(what + " went wrong: " + outcome);
    }

    @Override
    public void close() {
        try (surroundings;
                bridge) {
            // Closing is all there is to do.
        }
    }
}
