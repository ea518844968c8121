package dev.drawbridge.permissions.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.permissions.Bridges;
import dev.drawbridge.permissions.ServerVersion;
import dev.drawbridge.permissions.SignedBridge;
import dev.drawbridge.permissions.SignedBridges;
import dev.drawbridge.topology.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Deployments of an operator; the self-test asks servers with the same. */
class SignedBridgesTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("all")
    void has_the_findings_expected_of_it_and_no_others(SignedBridges.Case each) throws IOException {
        SignedBridge bridge = each.bridge();

        List<Finding> findings = audit(bridge).findings();

        assertThat(findings)
                .extracting(finding -> shown(finding, bridge))
                .containsExactlyInAnyOrderElementsOf(each.expected());
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.message()).doesNotContain("null").hasSizeGreaterThan(20);
            assertThat(finding.remedy()).doesNotContain("null").isNotBlank();
        });
    }

    @Test
    void there_are_as_many_as_the_documentation_says() throws IOException {
        assertThat(Files.readString(Path.of("../docs/audit.md")))
                .contains("[" + SignedBridges.all().size() + " deployments of an operator]");
    }

    @Test
    void before_2_11_a_template_is_a_whole_word_of_a_subject() throws IOException {
        SignedBridge bridge = SignedBridges.all().stream()
                .filter(each -> each.name().equals("a scope with templates"))
                .findFirst()
                .orElseThrow()
                .bridge();

        assertThat(audit(bridge, "2.11.0").findings()).noneMatch(each -> each.kind() == Kind.UNDER_GRANT);
        assertThat(audit(bridge, "2.10.29").findings())
                .filteredOn(each -> each.kind() == Kind.UNDER_GRANT)
                .extracting(Finding::subject)
                .containsExactlyInAnyOrder(
                        "system_a.sync.dlq",
                        "$JS.API.CONSUMER.MSG.NEXT.sync-stream.system_a-workers",
                        "$JS.ACK.sync-stream.system_a-workers.>",
                        "_INBOX_system_a.>");
    }

    static Stream<SignedBridges.Case> all() {
        return SignedBridges.all().stream();
    }

    private AuditResult audit(SignedBridge bridge) throws IOException {
        return audit(bridge, "2.15.1");
    }

    private AuditResult audit(SignedBridge bridge, String version) throws IOException {
        Path conf = Files.writeString(folder.resolve("nats.conf"), bridge.configuration());
        List<Path> users = new ArrayList<>();
        for (String name : bridge.userNames()) {
            users.add(Files.writeString(folder.resolve(name + ".creds"), bridge.creds(name)));
        }
        return new Audit(Bridges.seed(Layout.ISOLATED), Map.of(), ServerVersion.parse(version))
                .ofConfiguration(conf, Map.of(), new GivenTokens(users, List.of()), Instant.now());
    }

    private static String shown(Finding finding, SignedBridge bridge) {
        String subject = finding.subject()
                .replace(bridge.userKey("system_a"), "KEY")
                .replace(bridge.key("APP_SYSTEM_A"), "ACCOUNT");
        return finding.place().claim() + ": " + finding.severity() + " " + finding.requirement() + " "
                + finding.kind().words() + ", " + finding.principal()
                + (subject.isEmpty() ? "" : " [" + subject + "]")
                + (finding.opens().isEmpty() ? "" : " opens " + String.join(" ", finding.opens()));
    }
}
