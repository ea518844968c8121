package dev.drawbridge.permissions.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.drawbridge.harness.nats.Requirement;
import dev.drawbridge.permissions.Bridges;
import dev.drawbridge.permissions.Direction;
import dev.drawbridge.permissions.Grant;
import dev.drawbridge.permissions.LeastGrants;
import dev.drawbridge.permissions.PrincipalGrants;
import dev.drawbridge.permissions.UserPassword;
import dev.drawbridge.permissions.audit.Finding;
import dev.drawbridge.permissions.audit.Severity;
import dev.drawbridge.permissions.conf.Place;
import dev.drawbridge.permissions.live.Cell;
import dev.drawbridge.permissions.live.LiveAudit;
import dev.drawbridge.permissions.live.LivePrincipal;
import dev.drawbridge.permissions.live.LiveResult;
import dev.drawbridge.topology.Layout;
import dev.drawbridge.topology.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody's running server, asked by the credentials of its principals. */
@Tag("live")
class LiveAuditOnServerTest {

    private static final Place PLACE = new Place(Path.of("drawbridge.yaml"), 1, 1, 0, 0);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"2.9", "2.10", "2.15"})
    void least_grants_in_accounts_of_their_own_have_no_finding_and_nothing_changes(String release) {
        Topology topology = Bridges.seed(Layout.ISOLATED);
        try (TestServer server = start(release, topology, UnaryOperator.identity());
                ProbeConnection observer = server.as("observer")) {
            Map<String, String> before = Snapshot.of(observer, topology);

            LiveResult result = audit(server, topology, everybody(topology));

            assertThat(OfGrants.in(result)).isEmpty();
            assertThat(result.audit().conforms()).isTrue();
            assertThat(result.cells()).hasSizeGreaterThan(300).allMatch(Cell::isRight);
            assertThat(result.cells())
                    .filteredOn(cell -> !cell.allowed())
                    .allMatch(cell -> !cell.evidence().isBlank());
            assertThat(result.notTried())
                    .as("streams and consumers answer each need themselves")
                    .isEmpty();
            assertThat(result.cells())
                    .filteredOn(cell -> cell.requirement().equals("PERM-28"))
                    .hasSize(2)
                    .noneMatch(Cell::allowed);
            assertThat(result.state()).isEqualTo(LiveResult.State.UNCHANGED);
            assertThat(Snapshot.of(observer, topology)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @CsvSource({"2.9, 2025-01, true", "2.9, 2026-18, true", "2.10, 2025-01, false", "2.10, 2026-18, true"})
    void what_is_published_of_the_version_is_told_with_what_makes_it_matter(String release, String id, boolean told) {
        Topology topology = Bridges.seed(Layout.ISOLATED);
        try (TestServer server = start(release, topology, UnaryOperator.identity())) {
            List<Finding> findings =
                    audit(server, topology, everybody(topology)).audit().findings();

            assertThat(findings)
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.SHOULD))
                    .satisfies(finding ->
                            assertThat(finding.message().contains(id)).isEqualTo(told))
                    .satisfies(finding -> assertThat(finding.message())
                            .contains(
                                    "a queue group beside plain ones, not so here: 2026-18",
                                    "MQTT clients are let in, not to be"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.9", "2.10", "2.15"})
    void a_stream_that_takes_orders_from_headers_is_found_whatever_is_granted(String release) {
        Topology topology = Bridges.seed(Layout.ISOLATED);
        try (TestServer server = start(release, topology, UnaryOperator.identity());
                ProbeConnection admin = server.as("admin")) {
            StringBuilder subjects = new StringBuilder();
            topology.streams()
                    .get(0)
                    .subjects()
                    .forEach(each -> subjects.append(",\"").append(each).append('"'));
            Api.succeed(
                    admin,
                    "$JS.API.STREAM.UPDATE.sync-stream",
                    "{\"name\":\"sync-stream\",\"storage\":\"file\",\"allow_rollup_hdrs\":true,\"subjects\":["
                            + subjects.substring(1) + "]}");

            LiveResult result = audit(server, topology, everybody(topology));

            assertThat(OfGrants.in(result)).singleElement().satisfies(finding -> {
                assertThat(finding.requirement()).isEqualTo("PERM-15");
                assertThat(finding.severity()).isEqualTo(Severity.MUST);
                assertThat(finding.message()).contains("sync-stream has allow_rollup_hdrs on");
            });
            assertThat(result.state()).isEqualTo(LiveResult.State.UNCHANGED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.9", "2.10", "2.15"})
    void in_one_account_the_deputy_is_found_and_still_nothing_changes(String release) {
        Topology topology = Bridges.seed(Layout.FLAT);
        try (TestServer server = start(release, topology, UnaryOperator.identity());
                ProbeConnection observer = server.as("observer")) {
            Map<String, String> before = Snapshot.of(observer, topology);

            LiveResult result = audit(server, topology, everybody(topology));

            assertThat(OfGrants.in(result))
                    .extracting(Finding::requirement, Finding::principal)
                    .containsExactlyInAnyOrder(tuple("PERM-28", "system_a"), tuple("PERM-28", "system_b"));
            assertThat(Snapshot.of(observer, topology)).isEqualTo(before);
        }
    }

    /** With a message pending that a subscription of the audit's own would take. */
    @ParameterizedTest
    @CsvSource({"2.9, ISOLATED", "2.9, FLAT", "2.10, ISOLATED", "2.10, FLAT", "2.15, ISOLATED", "2.15, FLAT"})
    void of_push_consumers_it_takes_no_delivery_and_finds_the_deputy_only_in_one_account(
            String release, Layout layout) {
        Topology topology = Bridges.pushing(Bridges.seed(layout));
        try (TestServer server = start(release, topology, UnaryOperator.identity());
                ProbeConnection b = server.as("system_b");
                ProbeConnection observer = server.as("observer")) {
            Api.succeed(b, "system_b.sync.system_a", "pending");
            Map<String, String> before = Snapshot.of(observer, topology);

            LiveResult result = audit(server, topology, everybody(topology));

            assertThat(OfGrants.in(result))
                    .extracting(Finding::requirement, Finding::principal)
                    .containsExactlyInAnyOrderElementsOf(
                            layout == Layout.ISOLATED
                                    ? List.of()
                                    : List.of(tuple("PERM-28", "system_a"), tuple("PERM-28", "system_b")));
            assertThat(result.cells())
                    .filteredOn(cell -> cell.requirement().equals("PERM-28"))
                    .hasSize(2);
            assertThat(result.cells())
                    .filteredOn(cell -> cell.queue() != null && cell.needed())
                    .hasSize(2)
                    .allMatch(Cell::allowed);
            assertThat(result.state()).isEqualTo(LiveResult.State.UNCHANGED);
            assertThat(Snapshot.of(observer, topology)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SUBSCRIBE, system_b.sync.system_a.worker, , PERM-12",
        "SUBSCRIBE, system_b.sync.system_a.worker, >, PERM-12",
        "SUBSCRIBE, system_b.sync.system_a.*, system_a-workers, PERM-12",
        "SUBSCRIBE, system_a.sync.system_b.worker, system_b-workers, PERM-10",
        "PUBLISH, $JS.API.CONSUMER.MSG.NEXT.sync-stream.system_a-workers, , PERM-21",
        "PUBLISH, $JS.FC.>, , PERM-07",
        "PUBLISH, system_a.sync.system_b.worker, , PERM-07",
        "PUBLISH, system_b.sync.system_a.worker, , PERM-07"
    })
    void one_grant_too_many_beside_push_is_found_as_what_it_breaks(
            Direction direction, String subject, String queue, String requirement) {
        Topology topology = Bridges.pushing(Bridges.seed(Layout.FLAT));
        Grant more = new Grant(direction, subject, queue, "nobody needs it", requirement);
        try (TestServer server = start("2.10", topology, grants -> changed(grants, "system_a", more))) {
            assertThat(OfGrants.in(audit(server, topology, everybody(topology))))
                    .filteredOn(finding -> !finding.requirement().equals("PERM-28"))
                    .extracting(Finding::requirement, Finding::principal)
                    .containsExactly(tuple(requirement, "system_a"));
        }
    }

    @Test
    void a_queue_subscription_that_is_missing_is_found_with_what_breaks() {
        Topology topology = Bridges.pushing(Bridges.seed(Layout.ISOLATED));
        String subject = "system_b.sync.system_a.worker";
        try (TestServer server = start("2.10", topology, grants -> without(grants, "system_a", subject))) {
            assertThat(OfGrants.in(audit(server, topology, everybody(topology))))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.message())
                            .contains("refuses system_a", subject, "what its consumer delivers does not reach it"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "system_a, PUBLISH, $JS.API.STREAM.DELETE.sync-stream, PERM-08",
        "system_a, PUBLISH, $JS.API.CONSUMER.CREATE.sync-stream, PERM-09",
        "system_b, PUBLISH, $JS.API.CONSUMER.MSG.NEXT.sync-stream.system_a-workers, PERM-10",
        "system_a, PUBLISH, $JS.API.DIRECT.GET.sync-stream.>, PERM-11",
        "system_a, SUBSCRIBE, system_b.>, PERM-12",
        "system_b, SUBSCRIBE, _INBOX.>, PERM-13",
        "system_a, PUBLISH, $JS.API.STREAM.NAMES, PERM-14",
        "system_a, PUBLISH, system_b.sync.dlq, PERM-06",
        "system_b, PUBLISH, $KV.>, PERM-07",
        "system_a, PUBLISH, $SYS.REQ.SERVER.PING, PERM-17",
        "admin, SUBSCRIBE, system_a.sync.system_b, PERM-19",
        "outsider, PUBLISH, $JS.API.STREAM.NAMES, PERM-26"
    })
    void one_grant_too_many_is_found_as_what_it_breaks(
            String principal, String direction, String subject, String requirement) {
        Topology topology = Bridges.seed(Layout.ISOLATED);
        Grant more = direction.equals("PUBLISH")
                ? Grant.publish(subject, "nobody needs it", requirement)
                : Grant.subscribe(subject, "nobody needs it", requirement);
        try (TestServer server = start("2.10", topology, grants -> changed(grants, principal, more))) {
            LiveResult result = audit(server, topology, everybody(topology));

            assertThat(OfGrants.in(result)).singleElement().satisfies(finding -> {
                assertThat(finding.requirement()).isEqualTo(requirement);
                assertThat(finding.principal()).isEqualTo(principal);
                assertThat(finding.severity()).isEqualTo(principal.equals("admin") ? Severity.SHOULD : Severity.MUST);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "system_a.sync.system_b",
                "system_a.sync.dlq",
                "$JS.API.CONSUMER.MSG.NEXT.sync-stream.system_a-workers",
                "$JS.ACK.sync-stream.system_a-workers.>",
                "_INBOX_system_a.>"
            })
    void a_grant_that_is_missing_is_found_with_what_breaks(String subject) {
        Topology topology = Bridges.seed(Layout.ISOLATED);
        try (TestServer server = start("2.10", topology, grants -> without(grants, "system_a", subject))) {
            LiveResult result = audit(server, topology, everybody(topology));

            assertThat(OfGrants.in(result)).singleElement().satisfies(finding -> {
                assertThat(finding.requirement()).isEqualTo("PERM-22");
                assertThat(finding.subject()).isEqualTo(subject);
                assertThat(finding.message())
                        .contains("refuses system_a", "Permissions Violation for")
                        .containsAnyOf(": its ", ": it receives no replies");
            });
        }
    }

    @Test
    void an_open_door_is_found() {
        Topology topology = Bridges.seed(Layout.ISOLATED);
        try (TestServer server = TestServer.start(
                Requirement.usable(), topology, LeastGrants.of(topology), folder, "no_auth_user: outsider\n")) {
            server.provision();

            LiveResult result = audit(server, topology, everybody(topology));

            assertThat(OfGrants.in(result))
                    .isNotEmpty()
                    .allMatch(finding -> finding.requirement().equals("PERM-16"));
        }
    }

    @Test
    void what_is_not_there_is_no_denial() {
        Topology topology = Bridges.seed(Layout.ISOLATED);
        try (TestServer server = TestServer.start(topology, folder)) {
            assertThatExceptionOfType(ProbeEnvironmentException.class)
                    .isThrownBy(() -> audit(server, topology, everybody(topology)))
                    .withMessageContaining("STREAM.INFO.sync-stream")
                    .withMessageContaining("stream not found");

            LiveResult unseen = audit(server, topology, List.of("system_a", "system_b"));
            assertThat(OfGrants.in(unseen))
                    .as("without anybody who may look, what listens nowhere shows")
                    .anyMatch(finding -> finding.message().contains("arrives nowhere"));
            assertThat(unseen.state()).isEqualTo(LiveResult.State.NOT_SEEN);
        }
    }

    /** Taken for somebody who may not look, it would leave out the control that what is denied is there at all. */
    @Test
    void an_observer_that_gets_no_answer_is_the_environments_trouble() {
        Topology topology = Bridges.seed(Layout.FLAT);
        String conf = "accounts { HUB { jetstream: enabled, users: [ {user: observer, password: p} ],"
                + " mappings: {\"$JS.API.STREAM.INFO.sync-stream\": silence} } }";
        try (ServerProcess server = ServerProcess.start(Requirement.usable(), conf, folder);
                ProbeConnection silent = ProbeConnection.connect(
                        Endpoint.plain("127.0.0.1", server.port()), new UserPassword("observer", "p"), "_INBOX_s.");
                ProbeSubscription asked = silent.subscribe("silence")) {
            Endpoint endpoint = Endpoint.plain("127.0.0.1", server.port());
            PrincipalGrants observer = LeastGrants.of(topology).stream()
                    .filter(each -> each.principal().name().equals("observer"))
                    .findFirst()
                    .orElseThrow();
            LiveAudit audit = new LiveAudit(
                    topology,
                    endpoint,
                    List.of(new LivePrincipal(observer, endpoint, new UserPassword("observer", "p"), PLACE)),
                    PLACE);

            assertThatExceptionOfType(ProbeEnvironmentException.class)
                    .isThrownBy(audit::run)
                    .withMessageContaining("STREAM.INFO.sync-stream")
                    .withMessageContaining("answers nothing");
            assertThat(asked.drain()).isNotEmpty();
        }
    }

    @Test
    void credentials_that_the_server_does_not_know_are_no_finding() {
        Topology topology = Bridges.seed(Layout.ISOLATED);
        try (TestServer server = TestServer.start(topology, folder)) {
            LivePrincipal wrong = new LivePrincipal(
                    LeastGrants.of(topology).get(2),
                    Endpoint.plain("127.0.0.1", server.port()),
                    new UserPassword("system_a", "wrong"),
                    PLACE);
            LiveAudit audit =
                    new LiveAudit(topology, Endpoint.plain("127.0.0.1", server.port()), List.of(wrong), PLACE);
            assertThatExceptionOfType(ConnectRefusedException.class)
                    .isThrownBy(audit::run)
                    .withMessageContaining("system_a");
        }
    }

    private TestServer start(String release, Topology topology, UnaryOperator<List<PrincipalGrants>> change) {
        TestServer server =
                TestServer.start(Requirement.minor(release), topology, change.apply(LeastGrants.of(topology)), folder);
        server.provision();
        return server;
    }

    private static LiveResult audit(TestServer server, Topology topology, List<String> names) {
        Endpoint endpoint = Endpoint.plain("127.0.0.1", server.port());
        List<LivePrincipal> principals = LeastGrants.of(topology).stream()
                .filter(each -> names.contains(each.principal().name()))
                .map(each -> new LivePrincipal(
                        each, endpoint, server.credentials().of(each.principal().name()), PLACE))
                .toList();
        return new LiveAudit(topology, endpoint, principals, PLACE).run();
    }

    private static List<String> everybody(Topology topology) {
        return LeastGrants.of(topology).stream()
                .map(each -> each.principal().name())
                .toList();
    }

    private static List<PrincipalGrants> changed(List<PrincipalGrants> grants, String principal, Grant more) {
        return grants.stream()
                .map(each -> {
                    List<Grant> all = new ArrayList<>(each.grants());
                    all.add(more);
                    return each.principal().name().equals(principal) ? each.withGrants(all) : each;
                })
                .toList();
    }

    private static List<PrincipalGrants> without(List<PrincipalGrants> grants, String principal, String subject) {
        return grants.stream()
                .map(each -> each.principal().name().equals(principal)
                        ? each.withGrants(each.grants().stream()
                                .filter(grant -> !grant.subject().equals(subject))
                                .toList())
                        : each)
                .toList();
    }
}
