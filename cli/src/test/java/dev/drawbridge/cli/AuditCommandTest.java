package dev.drawbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuditCommandTest {

    private static final Path SETS = Path.of("../permissions/src/test/resources/audit");
    private static final Path OPERATOR = Path.of("../examples/operator");
    private static final Path USUAL = Path.of("../examples/usual-permissions/nats-server.conf");

    @TempDir
    private Path folder;

    @Test
    void a_tight_configuration_conforms() {
        Said said = Said.by("audit", "--conf", SETS.resolve("tight.conf").toString());

        assertThat(said.status()).isZero();
        assertThat(said.out()).contains("no finding of level must");
    }

    @Test
    void the_usual_permissions_do_not_and_each_finding_says_where_and_what_to_do() {
        Said said = Said.by("audit", "--conf", USUAL.toString());

        assertThat(said.status()).isEqualTo(1);
        assertThat(said.out())
                .contains("nats-server.conf:12: must PERM-21, over-grant")
                .contains("fails besides: PERM-08, PERM-09, PERM-10, PERM-11, PERM-14, PERM-17")
                .contains("mend it: write \"system_a.sync.system_b\", \"system_a.sync.dlq\" instead of \"system_a.>\"")
                .contains("PERM-28, confused deputy");
    }

    @Test
    void reports_are_written_beside_the_text() throws IOException {
        Said said = Said.by("audit", "--conf", USUAL.toString(), "--format", "json", "-o", folder.toString());

        JsonNode printed = JsonMapper.shared().readTree(said.out());
        assertThat(printed.path("conforms").asBoolean(true)).isFalse();
        assertThat(printed.path("findings").size()).isPositive();
        assertThat(JsonMapper.shared().readTree(Files.readString(folder.resolve("audit.json"))))
                .isEqualTo(printed);
        assertThat(JsonMapper.shared()
                        .readTree(Files.readString(folder.resolve("permissions.sarif")))
                        .at("/runs/0/results")
                        .size())
                .isEqualTo(printed.path("findings").size());
        assertThat(folder.resolve("summary.md")).content().contains("| where | level |", "confused deputy");
    }

    @Test
    void users_may_be_called_otherwise() throws IOException {
        Path conf = Files.writeString(
                folder.resolve("nats.conf"), Files.readString(USUAL).replace("user: system_a", "user: svc-orders"));

        assertThat(Said.by("audit", "--conf", conf.toString()).out()).contains("there is no user system_a");
        assertThat(Said.by("audit", "--conf", conf.toString(), "--user", "system_a=svc-orders")
                        .out())
                .doesNotContain("there is no user")
                .contains("system_a (user svc-orders) may publish $JS.API.>");
    }

    @Test
    void what_can_be_mended_is_written_beside_and_what_is_left_is_said() throws IOException {
        Path conf = Files.copy(USUAL, folder.resolve("nats.conf"));

        Said said = Said.by("audit", "--conf", conf.toString(), "--fix");

        assertThat(said.err()).contains("wrote " + conf + ".mended; left in it: 2 findings of level must");
        assertThat(conf).hasSameTextualContentAs(USUAL);
        assertThat(Said.by("audit", "--conf", conf + ".mended").out())
                .contains("PERM-28")
                .doesNotContain("over-grant");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--conf nowhere.conf|nowhere.conf: there is no such file",
                "--conf ../permissions|found a directory",
                "--conf target/classes/dev/drawbridge/cli/DrawbridgeMain.class|is this a binary file?",
                "|say what to audit",
                "--creds pom.xml|pom.xml: expected a JWT, alone or as a .creds file has it; found none",
                "--creds x --conf ../examples/usual-permissions/nats-server.conf|nats-server.conf:1: names no operator",
                "--creds x --conf y --fix|--fix mends the text of a configuration",
                "--account x|--account says what --creds are of",
                "--conf x --format pdf|--format: expected text, json or sarif; found pdf",
                "--conf x --server-version new|--server-version: \"new\" is no nats-server version",
                "--conf x --fly|Unknown option: '--fly'"
            })
    void what_cannot_be_audited_is_told_in_words(String arguments, String message) {
        Said said = Said.by(("audit " + (arguments == null ? "" : arguments)).split(" "));

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains(message).doesNotContain("\tat ");
    }

    @Test
    void what_includes_itself_and_what_is_too_large_is_told_with_its_place() throws IOException {
        Path loop = Files.writeString(folder.resolve("loop.conf"), "\ninclude loop.conf\n");
        Path large = Files.writeString(folder.resolve("large.conf"), "# a comment\n".repeat(10 * 1024 * 1024 / 12 + 1));

        Said looping = Said.by("audit", "--conf", loop.toString());
        Said tooLarge = Said.by("audit", "--conf", large.toString());

        assertThat(looping.status()).isEqualTo(2);
        assertThat(looping.err()).contains("loop.conf:2: ", "includes itself").doesNotContain("\tat ");
        assertThat(tooLarge.status()).isEqualTo(2);
        assertThat(tooLarge.err()).contains("found a file of 10 MiB").doesNotContain("\tat ");
    }

    @Test
    void an_operators_users_are_asked_for_and_judged_with_the_accounts_of_the_configuration() {
        Path conf = OPERATOR.resolve("nats-server.conf");

        Said alone = Said.by("audit", "--conf", conf.toString());
        Said told = Said.by("audit", "--conf", conf.toString(), "--creds", OPERATOR.resolve("system_a.jwt") + "");

        assertThat(alone.status()).isEqualTo(2);
        assertThat(alone.err())
                .contains("nats-server.conf:4: operator leaves users to JWTs")
                .contains("--creds FILE for each");
        assertThat(told.status()).isEqualTo(1);
        assertThat(told.out())
                .contains("system_a.jwt:1 nats.pub.allow[3]: must PERM-21, over-grant")
                .contains(
                        "mend it: write \"$JS.ACK.sync-stream.system_a-workers.>\" instead of \"$JS.ACK.>\": nsc edit user"
                                + " --account APP_SYSTEM_A --name system_a --rm '$JS.ACK.>'")
                .contains("1 finding of level must, 1 of level should");
    }

    @Test
    void no_password_is_ever_printed() throws IOException {
        Path conf = Files.writeString(
                folder.resolve("nats.conf"), Files.readString(USUAL).replaceAll("\\$[A-Z_]*PASSWORD", "s3cr3t-word"));

        Said said = Said.by("audit", "--conf", conf.toString(), "-o", folder.toString());

        assertThat(said.out() + said.err()).doesNotContain("s3cr3t-word");
        assertThat(folder.resolve("permissions.sarif")).content().doesNotContain("s3cr3t-word");
    }

    static Stream<String> sets() throws IOException {
        try (Stream<Path> files = Files.list(SETS)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".conf"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("sets")
    void the_report_and_the_status_say_what_the_findings_say(String set) throws IOException {
        Said said =
                Said.by("audit", "--conf", SETS.resolve(set).toString(), "--format", "json", "-o", folder.toString());

        JsonNode audit = JsonMapper.shared().readTree(said.out());
        JsonNode report = JsonMapper.shared().readTree(Files.readString(folder.resolve("report.json")));
        assertThat(said.status()).isEqualTo(audit.path("conforms").asBoolean() ? 0 : 1);
        Set<String> failing = new TreeSet<>();
        for (JsonNode finding : audit.path("findings")) {
            if (finding.path("level").asString().equals("must")) {
                failing.add(finding.path("requirement").asString());
                finding.path("opens").forEach(id -> failing.add(id.asString()));
            }
        }
        Set<String> failed = new TreeSet<>();
        Set<String> passed = new TreeSet<>();
        for (JsonNode row : report.path("requirements")) {
            if (row.path("verdict").asString().equals("fail")
                    && row.path("level").asString().equals("must")) {
                failed.add(row.path("id").asString());
            } else if (row.path("verdict").asString().equals("pass")) {
                passed.add(row.path("id").asString());
            }
        }
        assertThat(failed).isEqualTo(failing);
        assertThat(passed).matches(each -> Collections.disjoint(each, failing));
        assertThat(report.path("requirements").size()).isEqualTo(89);
        assertThat(folder.resolve("index.html")).exists();
    }

    @Test
    void what_is_known_to_fail_does_not_fail_the_gate_and_a_stale_entry_does() throws IOException {
        Path config = Files.writeString(
                folder.resolve("drawbridge.yaml"), "known-failing: {PERM-28: one account until the spring}");
        String flat = SETS.resolve("flat.conf").toString();
        assertThat(Said.by("audit", "--conf", flat).status()).isEqualTo(1);

        Said known = Said.by("audit", "--conf", flat, "-c", config.toString());
        assertThat(known.status()).as(known.out() + known.err()).isZero();
        assertThat(known.out()).contains("by known failures only: 1 must-requirement");

        Said stale = Said.by("audit", "--conf", SETS.resolve("tight.conf").toString(), "-c", config.toString());
        assertThat(stale.status()).isEqualTo(1);
        assertThat(stale.out()).contains("known-failing is stale");
    }
}
