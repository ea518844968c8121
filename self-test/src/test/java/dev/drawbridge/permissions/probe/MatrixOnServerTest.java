package dev.drawbridge.permissions.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.nats.Requirement;
import dev.drawbridge.permissions.Bridges;
import dev.drawbridge.permissions.Denials;
import dev.drawbridge.permissions.Direction;
import dev.drawbridge.permissions.Grant;
import dev.drawbridge.permissions.LeastGrants;
import dev.drawbridge.permissions.PrincipalGrants;
import dev.drawbridge.permissions.ProvisionerDenials;
import dev.drawbridge.permissions.Rights;
import dev.drawbridge.permissions.ServerVersion;
import dev.drawbridge.permissions.SubjectRule;
import dev.drawbridge.topology.App;
import dev.drawbridge.topology.Layout;
import dev.drawbridge.topology.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every principal tries all that anybody needs and all that anybody must be refused, on each server version. A cell is
 * decided by the server's violation, or by its PONG without one; nothing is decided by waiting.
 */
@Tag("live")
class MatrixOnServerTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"2.9, ISOLATED", "2.9, FLAT", "2.10, ISOLATED", "2.10, FLAT", "2.15, ISOLATED", "2.15, FLAT"})
    void of_two_apps_each_principal_may_do_what_it_needs_and_nothing_else(String release, Layout layout) {
        matrix(release, Bridges.seed(layout), 5 * 120);
    }

    @ParameterizedTest
    @CsvSource({"2.9, ISOLATED", "2.9, FLAT", "2.10, ISOLATED", "2.10, FLAT", "2.15, ISOLATED", "2.15, FLAT"})
    void of_two_apps_that_are_pushed_to_too(String release, Layout layout) {
        matrix(release, Bridges.pushing(Bridges.seed(layout)), 5 * 120);
    }

    @ParameterizedTest
    @CsvSource({"2.10, ISOLATED", "2.10, FLAT", "2.15, ISOLATED", "2.15, FLAT"})
    void of_three_apps_that_are_pushed_to_from_two_streams_too(String release, Layout layout) {
        matrix(release, Bridges.pushing(Bridges.between(layout, List.of("one", "two"), "a", "b", "c")), 6 * 200);
    }

    /** Not on 2.9, which has no consumer with two filter subjects. */
    @ParameterizedTest
    @CsvSource({"2.10, ISOLATED", "2.10, FLAT", "2.15, ISOLATED", "2.15, FLAT"})
    void of_three_apps_and_two_streams_too(String release, Layout layout) {
        matrix(release, Bridges.between(layout, List.of("one", "two"), "a", "b", "c"), 6 * 200);
    }

    @Test
    void one_grant_too_many_opens_just_what_it_matches() {
        Topology topology = Bridges.seed(Layout.ISOLATED);
        List<PrincipalGrants> loose = LeastGrants.of(topology).stream()
                .map(each -> each.principal().name().equals("system_a") ? withMore(each) : each)
                .toList();
        try (TestServer server = TestServer.start(Requirement.usable(), topology, loose, directory)) {
            server.provision();
            List<String> wrong = wrong(server, topology, new ArrayList<>());

            assertThat(wrong)
                    .hasSizeGreaterThan(5)
                    .allSatisfy(each -> assertThat(each)
                            .startsWith("system_a publish to $JS.API.STREAM.")
                            .contains("allowed"));
        }
    }

    private static PrincipalGrants withMore(PrincipalGrants principal) {
        List<Grant> grants = new ArrayList<>(principal.grants());
        grants.add(Grant.publish("$JS.API.STREAM.*.*", "nobody needs it", "PERM-08"));
        return principal.withGrants(grants);
    }

    private void matrix(String release, Topology topology, int leastCells) {
        List<PrincipalGrants> grants = LeastGrants.of(topology);
        try (TestServer server = TestServer.start(Requirement.minor(release), topology, grants, directory)) {
            server.provision();
            try (ProbeConnection app = server.as(topology.apps().get(0).name());
                    ProbeConnection observer = server.as("observer")) {
                Api.succeed(app, topology.apps().get(0).publishes().get(0), "a message that is pending");
                Map<String, String> before = Snapshot.of(observer, topology);
                List<Outcome> cells = new ArrayList<>();

                assertThat(wrong(server, topology, cells)).isEmpty();

                assertThat(cells).hasSizeGreaterThan(leastCells);
                assertThat(cells).anyMatch(Outcome::allowed).anyMatch(each -> !each.allowed());
                assertThat(cells)
                        .filteredOn(each -> !each.allowed())
                        .allMatch(
                                each -> each.evidence().toLowerCase(Locale.ROOT).contains("violation for"));
                assertThat(Snapshot.of(observer, topology)).isEqualTo(before);
            }
        }
    }

    /** The cells that are not as the least grants have them. */
    private static List<String> wrong(TestServer server, Topology topology, List<Outcome> cells) {
        List<String> wrong = new ArrayList<>();
        for (PrincipalGrants each : LeastGrants.of(topology)) {
            try (ProbeConnection connection = server.as(each.principal().name())) {
                Rights rights = rights(each);
                List<Probe> all = List.copyOf(everything(topology, connection.serverVersion()));
                List<Outcome> outcomes = connection.decide(all);
                assertThat(outcomes).hasSameSizeAs(all);
                cells.addAll(outcomes);
                outcomes.stream()
                        .filter(outcome ->
                                outcome.allowed() != expected(rights, outcome.probe(), connection.serverVersion()))
                        .forEach(outcome -> wrong.add(each.principal().name() + " " + outcome));
            }
        }
        return wrong;
    }

    private static boolean expected(Rights rights, Probe probe, ServerVersion version) {
        return probe instanceof Probe.Subscribe subscribe
                ? rights.maySubscribe(subscribe.subject(), subscribe.queue(), version)
                : rights.mayPublish(probe.subject(), version);
    }

    private static Rights rights(PrincipalGrants principal) {
        return new Rights(side(principal, Direction.PUBLISH), side(principal, Direction.SUBSCRIBE), false);
    }

    private static Rights.Side side(PrincipalGrants principal, Direction direction) {
        return new Rights.Side(
                principal.of(direction).stream()
                        .map(grant -> SubjectRule.parse(grant.permissionText()))
                        .toList(),
                List.of());
    }

    /** What anybody must be refused, and what anybody needs, each in a form that changes nothing where it is permitted. */
    private static Set<Probe> everything(Topology topology, ServerVersion version) {
        Set<Probe> all = new LinkedHashSet<>();
        for (App app : topology.apps()) {
            Denials.of(topology, app.name(), version).forEach(denial -> all.add(Probe.of(denial)));
        }
        ProvisionerDenials.consuming(topology, version).forEach(denial -> all.add(Probe.of(denial)));
        for (PrincipalGrants each : LeastGrants.of(topology)) {
            for (Grant grant : each.grants()) {
                String subject = grant.subject().replace(">", "any").replace("*", "any");
                all.add(
                        grant.direction() == Direction.SUBSCRIBE
                                ? Probe.subscribe(grant.subject(), grant.queue())
                                : harmless(subject));
            }
        }
        return all;
    }

    /** The API refuses the body, streams the header. */
    private static Probe harmless(String subject) {
        return new Probe.Publish(
                subject, null, Map.of("Nats-Expected-Stream", "drawbridge-no-such-stream"), Payload.of("{"));
    }
}
