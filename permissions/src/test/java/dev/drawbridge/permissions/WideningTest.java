package dev.drawbridge.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.topology.TopologyYaml;
import java.util.List;
import org.junit.jupiter.api.Test;

class WideningTest {

    @Test
    void a_literal_subject_loses_its_last_token_to_either_wildcard() {
        assertThat(widened("system_a.sync.dlq")).containsExactly("system_a.sync.*", "system_a.sync.>");
    }

    @Test
    void what_ends_open_already_opens_one_token_further_up() {
        assertThat(widened("$JS.ACK.sync-stream.system_a-workers.>")).containsExactly("$JS.ACK.sync-stream.>");
        assertThat(widened("_INBOX_system_a.>")).containsExactly(">");
    }

    @Test
    void nothing_is_wider_than_everything() {
        assertThat(widened(">")).isEmpty();
    }

    @Test
    void a_grant_for_a_queue_group_widens_to_every_group_and_to_none() {
        assertThat(Widening.of(Grant.subscribe("a.worker", "group", "a reason", "PERM-03")))
                .extracting(Grant::permissionText)
                .containsExactly("a.* group", "a.> group", "a.worker >", "a.worker");
    }

    @Test
    void every_least_grant_has_a_wider_one_that_covers_it_and_is_another() {
        LeastGrants.of(TopologyYaml.seed()).stream()
                .flatMap(each -> each.grants().stream())
                .filter(grant -> !grant.subject().endsWith(".*"))
                .forEach(grant -> assertThat(Widening.of(grant))
                        .as("wider forms of %s", grant.subject())
                        .isNotEmpty()
                        .allMatch(wide -> Subjects.covers(wide.subject(), grant.subject()))
                        .noneMatch(wide -> Subjects.covers(grant.subject(), wide.subject())));
    }

    private static List<String> widened(String subject) {
        return Widening.of(Grant.publish(subject, "a reason", "PERM-01")).stream()
                .map(Grant::subject)
                .toList();
    }
}
