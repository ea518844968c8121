package dev.drawbridge.permissions.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.nats.Requirement;
import dev.drawbridge.permissions.Rights;
import dev.drawbridge.permissions.Rights.Side;
import dev.drawbridge.permissions.ServerVersion;
import dev.drawbridge.permissions.SubjectRule;
import dev.drawbridge.permissions.Subjects;
import dev.drawbridge.permissions.UserPassword;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link Rights} says and what servers say, about generated permissions: 120,000 answers over the versions. */
@Tag("live")
class RightsOnServerTest {

    private static final int USERS = 250;
    private static final int PUBLISHES = 80;
    private static final int SUBSCRIPTIONS = 80;
    private static final List<String> TOKENS = List.of("a", "b", "c", "*");
    private static final List<String> QUEUES = List.of("q", "q.one", "q.two", "other");
    private static final List<String> GRANTED_QUEUES = List.of("q", "q.*", "q.one", ">");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"2.9", "2.10", "2.15"})
    void agrees_with_the_server(String release) {
        // The same each time, so that a build fails for a change only; another one by -Dtest.seed.
        long seed = Long.getLong("test.seed", 20_261_124L);
        Random random = new Random(seed);
        List<Rights> users =
                IntStream.range(0, USERS).mapToObj(each -> rights(random)).toList();
        List<String> disagreements = new ArrayList<>();
        int asked = 0;
        try (ServerProcess server = ServerProcess.start(Requirement.minor(release), conf(users), directory)) {
            for (int user = 0; user < USERS; user++) {
                List<Probe> probes = probes(random);
                asked += probes.size();
                disagreements.addAll(disagreements(server, user, users.get(user), probes));
            }
        }

        assertThat(disagreements).as("seed %d", seed).isEmpty();
        assertThat(asked).isEqualTo(USERS * (PUBLISHES + SUBSCRIPTIONS));
    }

    private static List<String> disagreements(ServerProcess server, int user, Rights rights, List<Probe> probes) {
        UserPassword login = new UserPassword("u" + user, "p");
        try (ProbeConnection connection =
                ProbeConnection.connect(Endpoint.plain("127.0.0.1", server.port()), login, "i.")) {
            return connection.decide(probes).stream()
                    .filter(outcome ->
                            outcome.allowed() != expected(rights, outcome.probe(), connection.serverVersion()))
                    .map(outcome -> rights + " and the server: " + outcome)
                    .toList();
        }
    }

    private static boolean expected(Rights rights, Probe probe, ServerVersion version) {
        return probe instanceof Probe.Subscribe subscribe
                ? rights.maySubscribe(subscribe.subject(), subscribe.queue(), version)
                : rights.mayPublish(probe.subject(), version);
    }

    /** Each subject once only, since older servers don't name the queue of a subscription they refuse. */
    private static List<Probe> probes(Random random) {
        List<Probe> probes = new ArrayList<>();
        distinct(random, PUBLISHES).forEach(subject -> probes.add(Probe.publish(subject, "")));
        distinct(random, SUBSCRIPTIONS).forEach(subject -> probes.add(Probe.subscribe(subject, queue(random))));
        return probes;
    }

    private static Set<String> distinct(Random random, int size) {
        Set<String> subjects = new LinkedHashSet<>();
        while (subjects.size() < size) {
            subjects.add(pattern(random));
        }
        return subjects;
    }

    private static @Nullable String queue(Random random) {
        return random.nextBoolean() ? null : one(random, QUEUES);
    }

    private static Rights rights(Random random) {
        return new Rights(side(random, false), side(random, true), false);
    }

    private static Side side(Random random, boolean queues) {
        List<SubjectRule> allow = random.nextInt(8) == 0 ? null : rules(random, queues);
        return new Side(allow, random.nextInt(3) == 0 ? List.of() : rules(random, queues));
    }

    private static List<SubjectRule> rules(Random random, boolean queues) {
        return IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(each -> new SubjectRule(
                        pattern(random), queues && random.nextInt(3) == 0 ? one(random, GRANTED_QUEUES) : null))
                .toList();
    }

    private static String pattern(Random random) {
        List<String> tokens = IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(each -> one(random, TOKENS))
                .collect(Collectors.toCollection(ArrayList::new));
        if (random.nextInt(4) == 0) {
            tokens.add(">");
        }
        String pattern = String.join(".", tokens);
        assertThat(Subjects.isValid(pattern)).isTrue();
        return pattern;
    }

    private static String one(Random random, List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static String conf(List<Rights> users) {
        return IntStream.range(0, users.size())
                .mapToObj(i -> "{user: u%d, password: p, permissions: {publish: %s, subscribe: %s}}"
                        .formatted(
                                i,
                                side(users.get(i).publish()),
                                side(users.get(i).subscribe())))
                .collect(Collectors.joining("\n", "authorization { users: [\n", "\n] }\n"));
    }

    private static String side(Side side) {
        List<SubjectRule> allow = side.allow();
        return "{" + (allow == null ? "" : "allow: " + listed(allow) + ", ") + "deny: " + listed(side.deny()) + "}";
    }

    private static String listed(List<SubjectRule> rules) {
        return rules.stream().map(rule -> "\"" + rule + "\"").collect(Collectors.joining(", ", "[", "]"));
    }
}
