package dev.drawbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainCommandTest {

    private static final Path LOG = Path.of("../permissions/src/test/resources/explain/nats-server-2.10.27.log");

    @Test
    void violations_are_explained() {
        Said said = Said.by("explain", LOG.toString());

        assertThat(said.status()).isZero();
        assertThat(said.out())
                .contains("system_a: publish to $JS.API.STREAM.NAMES, refused 1 time at 2026/11/24 10:02:0")
                .contains("keep it refused: only system_b may")
                .contains("5 different permissions violations in");
    }

    @Test
    void programs_get_json() {
        assertThat(Said.by("explain", "--format", "json", LOG.toString()).out()).contains("\"advice\" : \"avoid\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nowhere.log|nowhere.log: expected a log, found nothing there",
                "src|src: expected a log, found no file",
                "target/classes/dev/drawbridge/cli/DrawbridgeMain.class|expected a log, found a binary file",
                "--format xml|--format: expected text or json; found xml",
                "--fly|Unknown option: '--fly'"
            })
    void what_cannot_be_explained_is_told_in_words(String arguments, String message) {
        Said said = Said.by(("explain " + arguments).split(" "));

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains(message).doesNotContain("\tat ");
    }
}
