package dev.drawbridge.permissions.residue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.permissions.Bridges;
import dev.drawbridge.topology.Layout;
import dev.drawbridge.topology.StreamSpec;
import dev.drawbridge.topology.Topology;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ResiduesTest {

    private static final Topology SEED = Bridges.seed(Layout.ISOLATED);

    @Test
    void the_declared_bridge_leaves_open_what_no_permission_closes_and_breaks_nothing() {
        assertThat(Residues.declared(SEED))
                .noneMatch(Residue::breaks)
                .extracting(Residue::id)
                .containsExactly("duplicates", "expected-headers", "fills", "erasing", "stream-info");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"allow_rollup_hdrs", "allow_msg_ttl", "allow_msg_schedules", "allow_atomic", "allow_msg_counter"
            })
    void a_setting_by_which_headers_give_orders_breaks_a_requirement(String setting) {
        assertThat(with("\"" + setting + "\":true"))
                .filteredOn(Residue::breaks)
                .singleElement()
                .satisfies(residue -> assertThat(residue.requirement()).isEqualTo("PERM-15"))
                .satisfies(residue -> assertThat(residue.what()).contains("sync-stream has " + setting + " on"));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"duplicate_window\":0', duplicates, false",
        "'\"duplicate_window\":1000000000', duplicates, true",
        "'\"max_bytes\":1000', fills, false",
        "'\"max_bytes\":1000', evicts, true",
        "'\"max_msgs\":10,\"discard\":\"new\"', evicts, false",
        "'\"max_msgs\":-1', fills, true",
        "'\"allow_direct\":true', direct-get, true",
        "'\"allow_direct\":false', direct-get, false",
        "'\"deny_delete\":true,\"deny_purge\":true', erasing, false",
        "'\"deny_delete\":true', erasing, true"
    })
    void a_setting_closes_or_opens_its_residue(String setting, String id, boolean open) {
        assertThat(with(setting).stream().anyMatch(each -> each.id().equals(id)))
                .isEqualTo(open);
    }

    @Test
    void erasing_is_closed_by_the_two_keys_of_the_topology_and_the_advice_names_those_that_are_off() {
        StreamSpec stream = SEED.streams().get(0);

        assertThat(erasing(stream))
                .singleElement()
                .satisfies(residue -> assertThat(residue.advice())
                        .contains("deny-delete and deny-purge, true", "still be deleted as a whole"));
        assertThat(erasing(stream.withDenied(true, false)))
                .singleElement()
                .satisfies(residue -> assertThat(residue.advice())
                        .contains("deny-purge, true")
                        .doesNotContain("deny-delete"));
        assertThat(erasing(stream.withDenied(true, true))).isEmpty();
    }

    @Test
    void one_account_for_all_leaves_the_reply_subjects_open() {
        assertThat(Residues.declared(Bridges.seed(Layout.FLAT)))
                .filteredOn(Residue::breaks)
                .singleElement()
                .satisfies(residue -> assertThat(residue.requirement()).isEqualTo("PERM-28"));
    }

    @Test
    void each_says_how_far_it_reaches_what_closes_it_and_what_says_so() {
        assertThat(Residues.declared(Bridges.seed(Layout.FLAT)))
                .allMatch(each -> !each.bound().isBlank()
                        && !each.advice().isBlank()
                        && !each.seen().isBlank());
    }

    private static List<Residue> erasing(StreamSpec stream) {
        return Residues.of(SEED, List.of(StreamSettings.declared(stream))).stream()
                .filter(each -> each.id().equals("erasing"))
                .toList();
    }

    private static List<Residue> with(String setting) {
        String config = "{\"name\":\"sync-stream\"," + setting + "}";
        return Residues.of(
                SEED, List.of(StreamSettings.reported(JsonMapper.shared().readTree(config))));
    }
}
