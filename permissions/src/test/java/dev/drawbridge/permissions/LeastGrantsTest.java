package dev.drawbridge.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.topology.Layout;
import dev.drawbridge.topology.Topology;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeastGrantsTest {

    private final Topology seed = Bridges.seed(Layout.ISOLATED);

    @Test
    void an_app_gets_its_events_its_dead_letters_its_consumer_and_its_inbox() {
        PrincipalGrants app = grantsOf("system_a");

        assertThat(app.of(Direction.PUBLISH))
                .extracting(Grant::subject)
                .containsExactlyInAnyOrder(
                        "system_a.sync.system_b",
                        "system_a.sync.dlq",
                        "$JS.API.CONSUMER.MSG.NEXT.sync-stream.system_a-workers",
                        "$JS.ACK.sync-stream.system_a-workers.>");
        assertThat(app.of(Direction.SUBSCRIBE)).extracting(Grant::subject).containsExactly("_INBOX_system_a.>");
    }

    @Test
    void the_replayer_reads_the_stream_and_publishes_events_and_nothing_else() {
        assertThat(grantsOf("replayer").grants())
                .extracting(Grant::subject)
                .containsExactly(
                        "$JS.API.STREAM.MSG.GET.sync-stream",
                        "system_a.sync.system_b",
                        "system_b.sync.system_a",
                        "_INBOX_replayer.>");
    }

    @Test
    void the_replayer_is_refused_dead_letters_other_inboxes_and_all_that_makes_or_takes() {
        assertThat(Denials.ofReplayer(seed, ServerVersion.parse("2.15.1")))
                .extracting(Denial::subject)
                .contains(
                        "system_a.sync.dlq",
                        "system_b.sync.dlq",
                        "system_a.sync.system_b.deeper",
                        "_INBOX_system_a.>",
                        "_INBOX_observer.>",
                        "$JS.API.STREAM.MSG.DELETE.sync-stream",
                        "$JS.API.STREAM.DELETE.sync-stream",
                        "$JS.API.CONSUMER.MSG.NEXT.sync-stream.system_a-workers",
                        "$JS.API.CONSUMER.MSG.NEXT.sync-stream.system_b-workers",
                        "$JS.API.CONSUMER.INFO.sync-stream.system_a-workers")
                .doesNotContain("$JS.API.STREAM.MSG.GET.sync-stream", "_INBOX_replayer.>");
    }

    @Test
    void the_replayer_lives_where_the_streams_are_and_nothing_is_exported_for_it() {
        List<AccountPlan> accounts = AccountPlan.of(seed, LeastGrants.of(seed));

        assertThat(accounts.get(0).users())
                .extracting(user -> user.principal().name())
                .containsExactly("admin", "observer", "replayer");
        assertThat(accounts.get(0).exports())
                .hasSize(8)
                .allSatisfy(export -> assertThat(export.accounts()).hasSize(1));
    }

    @Test
    void an_app_that_is_pushed_to_listens_in_its_queue_group_only_and_fetches_nothing() {
        PrincipalGrants app = LeastGrants.of(Bridges.pushing(seed)).get(2);

        assertThat(app.of(Direction.PUBLISH))
                .extracting(Grant::subject)
                .containsExactlyInAnyOrder(
                        "system_a.sync.system_b", "system_a.sync.dlq", "$JS.ACK.sync-stream.system_a-workers.>");
        assertThat(app.of(Direction.SUBSCRIBE))
                .extracting(Grant::permissionText)
                .containsExactlyInAnyOrder("system_b.sync.system_a.worker system_a-workers", "_INBOX_system_a.>");
    }

    @Test
    void what_must_not_be_done_with_deliveries_is_denied_by_the_least_grants_and_by_nothing_else() {
        Topology pushing = Bridges.pushing(seed);
        ServerVersion version = ServerVersion.parse("2.15.1");
        List<Denial> more = Denials.of(pushing, "system_a", version).stream()
                .filter(denial -> !Denials.of(seed, "system_a", version).contains(denial))
                .toList();

        assertThat(more)
                .extracting(denial -> denial.requirement() + " " + denial.subject()
                        + (denial.queue() == null ? "" : " " + denial.queue()))
                .containsExactlyInAnyOrder(
                        "PERM-07 system_b.sync.system_a.worker",
                        "PERM-12 system_b.sync.system_a.worker",
                        "PERM-12 system_b.sync.system_a.worker drawbridge-probe",
                        "PERM-12 system_b.sync.system_a.* system_a-workers",
                        "PERM-07 $JS.FC.sync-stream.system_a-workers.id",
                        "PERM-21 $JS.API.CONSUMER.MSG.NEXT.sync-stream.system_a-workers",
                        "PERM-07 system_a.sync.system_b.worker",
                        "PERM-12 system_a.sync.system_b.worker",
                        "PERM-12 system_a.sync.system_b.worker drawbridge-probe",
                        "PERM-10 system_a.sync.system_b.worker system_b-workers");
    }

    @Test
    void the_outsider_gets_nothing() {
        assertThat(grantsOf("outsider").grants()).isEmpty();
    }

    @Test
    void neither_provisioner_nor_observer_reaches_an_event() {
        for (String principal : List.of("admin", "observer")) {
            assertThat(grantsOf(principal).of(Direction.PUBLISH))
                    .noneMatch(grant -> seed.stream("sync-stream").subjects().stream()
                            .anyMatch(subject -> Subjects.overlaps(grant.subject(), subject)))
                    .noneMatch(grant -> grant.subject().contains("MSG.NEXT"));
        }
    }

    @Test
    void no_grant_reaches_what_the_denial_catalogue_refuses() {
        Topology topology = Bridges.between(Layout.FLAT, List.of("one", "two"), "a", "b", "c");
        PrincipalGrants app = LeastGrants.of(topology).stream()
                .filter(each -> each.principal().name().equals("b"))
                .findFirst()
                .orElseThrow();

        assertThat(Denials.of(topology, "b", ServerVersion.parse("2.15.1")))
                .noneMatch(denial -> app.of(denial.direction()).stream()
                        .anyMatch(grant -> Subjects.matches(grant.subject(), denial.subject())));
    }

    @Test
    void grants_read_as_json_with_their_queue_groups_where_they_have_one() {
        assertThat(GrantTable.json(LeastGrants.of(Bridges.pushing(seed))))
                .contains("\"direction\" : \"subscribe\"", "\"direction\" : \"publish\"")
                .containsOnlyOnce("\"queue\" : \"system_a-workers\"");
        assertThat(GrantTable.json(LeastGrants.of(seed))).doesNotContain("queue");
    }

    @Test
    void every_requirement_that_denies_has_its_attempts() {
        assertThat(Denials.of(seed, "system_a", ServerVersion.parse("2.10.27")))
                .extracting(Denial::requirement)
                .contains(
                        "PERM-06", "PERM-07", "PERM-08", "PERM-09", "PERM-10", "PERM-11", "PERM-12", "PERM-13",
                        "PERM-14", "PERM-17");
    }

    @Test
    void every_grant_has_its_row_and_its_entry() {
        List<PrincipalGrants> all = LeastGrants.of(seed);

        String table = GrantTable.markdown(all);
        String json = GrantTable.json(all);

        assertThat(table.lines())
                .hasSize(2
                        + 1
                        + (int) all.stream()
                                .mapToLong(each -> each.grants().size())
                                .sum());
        assertThat(table).contains("| outsider  | nothing");
        assertThat(all.stream().flatMap(each -> each.grants().stream())).allSatisfy(grant -> {
            assertThat(table).contains("`" + grant.subject() + "`");
            assertThat(json).contains("\"subject\" : \"" + grant.subject() + "\"");
        });
    }

    @Test
    void passwords_are_random_and_never_shown() {
        Credentials one = Credentials.random(seed);
        Credentials other = Credentials.random(seed);

        assertThat(one.of("admin").password())
                .isNotEqualTo(other.of("admin").password())
                .hasSize(32);
        assertThat(one.toString() + one.of("admin"))
                .doesNotContain(one.of("admin").password());
        assertThat(one.principals())
                .containsExactly("admin", "observer", "system_a", "system_b", "replayer", "outsider");
    }

    private PrincipalGrants grantsOf(String principal) {
        return LeastGrants.of(seed).stream()
                .filter(each -> each.principal().name().equals(principal))
                .findFirst()
                .orElseThrow();
    }
}
