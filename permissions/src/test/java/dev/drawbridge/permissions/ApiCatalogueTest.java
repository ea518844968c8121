package dev.drawbridge.permissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.drawbridge.topology.Layout;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApiCatalogueTest {

    @Test
    void operations_come_and_go_with_the_servers_version() {
        assertThat(verbs("2.10.27")).contains("STREAM.TEMPLATE.CREATE").doesNotContain("CONSUMER.PAUSE", "META.RESCUE");
        assertThat(verbs("2.11.0")).contains("CONSUMER.PAUSE", "CONSUMER.UNPIN").doesNotContain("CONSUMER.RESET");
        assertThat(verbs("2.15.1")).contains("CONSUMER.RESET", "META.RESCUE").doesNotContain("STREAM.TEMPLATE.CREATE");
    }

    @Test
    void subjects_name_the_stream_and_the_consumer_and_never_an_account_that_could_exist() {
        assertThat(ApiCatalogue.subjectsFor(ServerVersion.parse("2.15.1"), "s", "c"))
                .contains("$JS.API.STREAM.DELETE.s", "$JS.API.CONSUMER.MSG.NEXT.s.c")
                .contains("$JS.API.ACCOUNT.PURGE." + ApiTarget.NO_SUCH_ACCOUNT)
                .allMatch(Subjects::isLiteral);
    }

    @Test
    void no_probe_could_be_taken_for_an_order_by_its_body_or_carried_out_without_one() {
        assertThat(Denials.of(Bridges.seed(Layout.FLAT), "system_a", ServerVersion.parse("2.15.1")))
                .filteredOn(
                        denial -> denial.subject().startsWith("$JS.API.") && denial.direction() == Direction.PUBLISH)
                .hasSizeGreaterThan(50)
                .allMatch(
                        denial -> denial.body().equals("{") && denial.headers().equals(ApiCatalogue.UNMET));
    }

    @Test
    void versions_are_ordered_by_number() {
        assertThat(ServerVersion.parse("v2.10.9-beta.1")).isLessThan(ServerVersion.parse("2.10.27"));
        assertThat(ServerVersion.parse("2.9")).isEqualTo(new ServerVersion(2, 9, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> ServerVersion.parse("latest"));
    }

    private static List<String> verbs(String version) {
        return ApiCatalogue.knownTo(ServerVersion.parse(version)).stream()
                .map(ApiOperation::verb)
                .toList();
    }
}
