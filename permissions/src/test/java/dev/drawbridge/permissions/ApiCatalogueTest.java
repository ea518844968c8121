package dev.drawbridge.permissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
    void no_probe_has_a_body_that_a_server_could_take_for_an_order() {
        assertThat(ApiCatalogue.all())
                .filteredOn(operation -> operation.harmlessBody() != null)
                .allMatch(operation -> "{".equals(operation.harmlessBody()));
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
