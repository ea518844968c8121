package dev.drawbridge.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.permissions.Rights.Side;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each as measured on nats-server; {@code RightsOnServerTest} compares many more with servers. */
class RightsTest {

    private static final ServerVersion OLD = ServerVersion.parse("2.9.10");
    private static final ServerVersion SEED = ServerVersion.parse("2.10.27");
    private static final ServerVersion NEW = ServerVersion.parse("2.15.1");

    @Test
    void without_permissions_everything_is_allowed() {
        assertThat(Rights.UNLIMITED.mayPublish("$SYS.REQ.SERVER.PING", NEW)).isTrue();
        assertThat(Rights.UNLIMITED.maySubscribe(">", "any", NEW)).isTrue();
    }

    @Test
    void deny_beats_allow() {
        Rights rights = new Rights(side(List.of("a.>"), "a.b"), side(List.of("a.>"), "a.b"), false);

        assertThat(rights.mayPublish("a.c", NEW)).isTrue();
        assertThat(rights.mayPublish("a.b", NEW)).isFalse();
        assertThat(rights.maySubscribe("a.c", null, NEW)).isTrue();
        assertThat(rights.maySubscribe("a.b", null, NEW)).isFalse();
    }

    @Test
    void a_deny_list_alone_allows_the_rest() {
        Rights rights = new Rights(new Side(null, rules("a.b")), Side.OPEN, false);

        assertThat(rights.mayPublish("a.c", NEW)).isTrue();
        assertThat(rights.mayPublish("a.b", NEW)).isFalse();
    }

    @Test
    void an_asterisk_permits_to_subscribe_to_the_rest() {
        assertThat(new Rights(Side.OPEN, side(List.of("a.*")), false).maySubscribe("a.>", null, NEW))
                .isTrue();
    }

    @Test
    void a_grant_for_a_queue_group_is_for_that_group_only() {
        Rights rights = new Rights(Side.OPEN, side(List.of("a workers", "b v1.*")), false);

        assertThat(rights.maySubscribe("a", "workers", NEW)).isTrue();
        assertThat(rights.maySubscribe("a", "others", NEW)).isFalse();
        assertThat(rights.maySubscribe("a", null, NEW)).isFalse();
        assertThat(rights.maySubscribe("b", "v1.east", NEW)).isTrue();
        assertThat(rights.maySubscribe("b", "v2.east", NEW)).isFalse();
    }

    @Test
    void a_plain_entry_is_for_every_queue_group_too_where_none_beside_it_is_for_a_group() {
        assertThat(new Rights(Side.OPEN, side(List.of("a", "b workers")), false).maySubscribe("a", "q", NEW))
                .isTrue();
        assertThat(new Rights(Side.OPEN, side(List.of("a", "a workers")), false).maySubscribe("a", "q", NEW))
                .isFalse();
    }

    @Test
    void from_2_10_22_to_2_12_3_entries_match_as_ever_where_none_hides_another() {
        Rights rights = new Rights(side(List.of("a.>", "x.*.z", "y", "y.b")), Side.OPEN, false);

        for (String allowed : List.of("a.b.c", "x.y.z", "y", "y.b")) {
            assertThat(rights.mayPublish(allowed, SEED)).as(allowed).isTrue();
        }
        for (String refused : List.of("a", "x.y", "x.y.w", "y.c", "y.b.c")) {
            assertThat(rights.mayPublish(refused, SEED)).as(refused).isFalse();
        }
    }

    @Test
    void from_2_10_22_to_2_12_3_a_longer_entry_hides_a_last_wildcard_beside_it() {
        Side list = side(List.of("a.*", "a.b.c"));

        assertThat(new Rights(list, Side.OPEN, false).mayPublish("a.b", OLD)).isTrue();
        assertThat(new Rights(list, Side.OPEN, false).mayPublish("a.b", NEW)).isTrue();
        assertThat(new Rights(list, Side.OPEN, false).mayPublish("a.b", SEED)).isFalse();
        assertThat(new Rights(list, Side.OPEN, false).mayPublish("a.x", SEED)).isTrue();
        assertThat(new Rights(new Side(null, rules("a.*", "a.b.c")), Side.OPEN, false).mayPublish("a.b", SEED))
                .isTrue();
        assertThat(new Rights(Side.OPEN, list, false).maySubscribe("a.b", null, SEED))
                .isTrue();
    }

    @Test
    void before_the_advisory_was_mended_an_entry_for_a_queue_hides_a_plain_deny() {
        Rights rights = new Rights(Side.OPEN, new Side(null, rules("a.*", "a.b other")), false);

        assertThat(rights.maySubscribe("a.b", "q", ServerVersion.parse("2.11.15")))
                .isTrue();
        assertThat(rights.maySubscribe("a.b", "q", ServerVersion.parse("2.11.16")))
                .isFalse();
        assertThat(rights.maySubscribe("a.b", "q", ServerVersion.parse("2.12.6")))
                .isTrue();
        assertThat(rights.maySubscribe("a.b", "q", NEW)).isFalse();
        assertThat(rights.maySubscribe("a.b", "other", NEW)).isFalse();
        assertThat(rights.maySubscribe("a.b", null, OLD)).isFalse();
    }

    private static Side side(List<String> allow, String... deny) {
        return new Side(allow.stream().map(SubjectRule::parse).toList(), rules(deny));
    }

    private static List<SubjectRule> rules(String... texts) {
        return Stream.of(texts).map(SubjectRule::parse).toList();
    }
}
