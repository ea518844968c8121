package dev.drawbridge.permissions.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.permissions.ServerVersion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdvisoriesTest {

    /** The versions on either side of each fix. */
    @ParameterizedTest
    @CsvSource({
        "2025-01, 2.10.26, 2.10.27",
        "2025-01, 2.11.0, 2.11.1",
        "2026-12, 2.11.14, 2.11.15",
        "2026-12, 2.12.5, 2.12.6",
        "2026-15, 2.11.14, 2.11.15",
        "2026-18, 2.11.15, 2.11.16",
        "2026-18, 2.12.6, 2.12.7",
        "2026-24, 2.14.2, 2.14.3",
        "2026-24, 2.12.11, 2.12.12"
    })
    void an_advisory_affects_the_last_version_before_the_fix_and_not_the_first_with_it(
            String id, String before, String with) {
        assertThat(affecting(before)).contains(id);
        assertThat(affecting(with)).doesNotContain(id);
    }

    @Test
    void a_release_that_never_got_the_fix_stays_affected_and_a_later_one_has_it() {
        assertThat(affecting("2.10.99")).contains("2026-18", "2026-12").doesNotContain("2025-01");
        assertThat(affecting("2.9.99")).contains("2025-01");
        assertThat(affecting("2.15.1")).isEmpty();
    }

    @Test
    void what_came_with_a_version_affects_none_before_it() {
        assertThat(affecting("2.10.27")).doesNotContain("2026-15");
        assertThat(affecting("2.11.0")).contains("2026-15");
    }

    @Test
    void the_versions_to_go_to_have_none_of_them() {
        assertThat(Advisories.mended()).extracting(ServerVersion::toString).containsExactly("2.12.12", "2.14.3");
    }

    private static List<String> affecting(String version) {
        return Advisories.affecting(ServerVersion.parse(version)).stream()
                .map(Advisory::id)
                .toList();
    }
}
