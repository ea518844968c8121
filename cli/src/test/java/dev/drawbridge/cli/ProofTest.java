package dev.drawbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.ablation.Trial;
import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.permissions.Grant;
import dev.drawbridge.reports.ExitStatus;
import dev.drawbridge.topology.Layout;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProofTest {

    private static final Grant GRANT = Grant.publish("a.b", "publish", "PERM-01");

    @TempDir
    private Path folder;

    @Test
    void a_change_that_nothing_notices_is_no_proof() {
        StringWriter out = new StringWriter();
        Proof proof = new Proof(Configuration.load(null, Map.of(), new Properties()), new PrintWriter(out));
        proof.tell("system_a", new Trial(GRANT, "without publish a.b", Optional.of("refused")));
        assertThat(proof.concluded("a server")).isEqualTo(ExitStatus.CONFORMANT);

        proof.tell("system_a", new Trial(GRANT, "publish a.b as a.*", Optional.empty()));
        assertThat(proof.concluded("a server")).isEqualTo(ExitStatus.NOT_CONFORMANT);
        assertThat(out.toString()).endsWith("not proven on a server:\n  system_a publish a.b as a.*: nothing fails\n");
    }

    @Test
    void grants_of_somebody_else_are_not_what_is_proven() throws IOException {
        Files.writeString(folder.resolve("nats.conf"), "");
        Path config = Files.writeString(folder.resolve("drawbridge.yaml"), "nats: {server-config: nats.conf}");

        Said said = Said.by("permissions", "--prove", "-c", config.toString());

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("nats.server-config", "drawbridge audit");
    }

    @Test
    @Tag("live")
    void of_three_apps_each_grant_is_needed_and_tight() throws IOException {
        StringBuilder yaml = new StringBuilder("topology:\n  streams: [{name: S, subjects: 'x.>'}]\n  apps:\n");
        Map<String, String> hears = Map.of("one", "two", "two", "three", "three", "one");
        for (String app : List.of("one", "two", "three")) {
            yaml.append("    - {name: ")
                    .append(app)
                    .append(", publishes: [x.")
                    .append(app)
                    .append(".made]");
            yaml.append(", dead-letters: x.").append(app).append(".dead");
            yaml.append(", consumers: [{name: ").append(app).append("-in, max-deliver: 2, filter: x.");
            yaml.append(hears.get(app)).append(".made}]}\n");
        }
        Path config = Files.writeString(folder.resolve("drawbridge.yaml"), yaml);

        Said said = Said.by("permissions", "--prove", "-c", config.toString());

        assertThat(said.status()).as(said.out() + said.err()).isZero();
        assertThat(said.out())
                .contains("three without publish x.three.dead (PERM-02): ")
                .contains("one publish $JS.ACK.S.one-in.> (PERM-04) as $JS.ACK.S.>: PERM-10 fails")
                .contains("proven on nats-server ");
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    @Tag("live")
    void of_push_consumers_the_queue_group_is_needed_and_tight(Layout layout) throws IOException {
        String pushing = Files.readString(Path.of("..", "examples", "push", "drawbridge.yaml"));
        String name = layout.name().toLowerCase(Locale.ROOT);
        Path config = Files.writeString(
                folder.resolve("drawbridge.yaml"), pushing.replace("layout: isolated", "layout: " + name));

        Said said = Said.by("permissions", "--prove", "-c", config.toString());

        String queue = "system_a subscribe system_b.sync.system_a.worker system_a-workers (PERM-03) as ";
        assertThat(said.status()).as(said.out() + said.err()).isZero();
        assertThat(said.out())
                .contains("system_a without subscribe system_b.sync.system_a.worker system_a-workers (PERM-03): ")
                .contains(queue + "system_b.sync.system_a.worker: PERM-12 fails: ")
                .contains(queue + "system_b.sync.system_a.worker >: PERM-12 fails: ")
                .contains("system_b publish $JS.ACK.sync-stream.system_b-workers.> (PERM-04) as $JS.ACK.sync-stream.>")
                .doesNotContain("MSG.NEXT")
                .contains("proven on nats-server ");
    }
}
