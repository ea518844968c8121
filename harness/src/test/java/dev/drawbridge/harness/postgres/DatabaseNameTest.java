package dev.drawbridge.harness.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DatabaseNameTest {

    @Test
    void words_that_can_be_taken_as_they_are_are() {
        assertThat(DatabaseName.of("disturbed_system_a")).isEqualTo("disturbed_system_a");
        assertThat(DatabaseName.of("own-4f_crm")).isEqualTo("own_4f_crm");
    }

    @Test
    void of_others_each_has_a_name_of_its_own_that_wants_no_quotes_and_is_not_cut() {
        List<String> names = List.of("1", "CRM", "ERP", "x'; DROP ROLE y", "a".repeat(80), "a".repeat(81)).stream()
                .map(DatabaseName::of)
                .toList();

        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z][a-z0-9_]{0,62}"));
    }
}
