package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RequirementTagsTest {

    @Test
    void ids_are_taken_once_and_in_order_and_other_tags_left_alone() {
        assertThat(RequirementTags.ids(List.of("@SYNC-02", "@must", "@PERM-06", "@disturbs", "@PERM-06")))
                .containsExactly("PERM-06", "SYNC-02");
    }

    @Test
    void what_only_looks_like_an_id_is_none() {
        assertThat(RequirementTags.ids(
                        List.of("PERM-06", "@PERM-6", "@PERM-066", "@perm-06", "@XPERM-06", "@PERM-06-x", "@ABCD-01")))
                .isEmpty();
        assertThat(RequirementTags.ids(List.of())).isEmpty();
    }

    @Test
    void every_group_of_the_catalogue_is_known() {
        assertThat(dev.drawbridge.reports.Catalogue.load().requirements())
                .allSatisfy(row ->
                        assertThat(RequirementTags.ids(List.of("@" + row.id()))).containsExactly(row.id()));
    }
}
