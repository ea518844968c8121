package dev.drawbridge.permissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.drawbridge.topology.Layout;
import dev.drawbridge.topology.Topology;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommandRenderingsTest {

    @ParameterizedTest
    @EnumSource(Layout.class)
    void every_grant_is_a_flag_of_its_user_in_nsc(Layout layout) {
        Topology topology = Bridges.seed(layout);
        String script = NscCommands.render(topology, LeastGrants.of(topology));

        for (PrincipalGrants each : LeastGrants.of(topology)) {
            String command = script.lines()
                    .filter(line -> line.startsWith("nsc add user ")
                            && line.contains(" --name " + each.principal().name() + " "))
                    .findFirst()
                    .orElseThrow();
            assertThat(each.grants())
                    .allSatisfy(grant -> assertThat(command.replace("'", ""))
                            .contains((grant.direction() == Direction.PUBLISH ? " --allow-pub " : " --allow-sub ")
                                    + grant.permissionText()));
            assertThat(command.split(" --allow-(pub|sub) ", -1))
                    .hasSize(each.grants().size() + 1);
        }
        assertThat(script).contains("--name outsider --deny-pub '>' --deny-sub '>'");
    }

    @Test
    void isolated_services_are_private_to_the_account_that_needs_them() {
        Topology topology = Bridges.seed(Layout.ISOLATED);
        String script = NscCommands.render(topology, LeastGrants.of(topology));

        assertThat(script.lines().filter(line -> line.startsWith("nsc add export")))
                .hasSize(8)
                .allMatch(line -> line.contains(" --private "));
        assertThat(script.lines().filter(line -> line.contains("--response-type Stream")))
                .hasSize(2)
                .allMatch(line -> line.contains("'$JS.API.CONSUMER.MSG.NEXT."));
        assertThat(script).contains("--target-account APP_SYSTEM_A", "--target-account APP_SYSTEM_B");
    }

    @Test
    void what_is_pushed_is_a_private_stream_to_the_account_that_needs_it() {
        Topology topology = Bridges.pushing(Bridges.seed(Layout.ISOLATED));
        String script = NscCommands.render(topology, LeastGrants.of(topology));

        assertThat(script.lines().filter(line -> line.startsWith("nsc add export") && !line.contains("--service")))
                .containsExactly(
                        "nsc add export --account HUB --name system_a.sync.system_b.worker --subject"
                                + " system_a.sync.system_b.worker --private",
                        "nsc add export --account HUB --name system_b.sync.system_a.worker --subject"
                                + " system_b.sync.system_a.worker --private");
        assertThat(script)
                .contains("--subject system_b.sync.system_a.worker --target-account APP_SYSTEM_A")
                .contains("--allow-sub 'system_b.sync.system_a.worker system_a-workers'")
                .doesNotContain("MSG.NEXT");
    }

    @Test
    void the_nats_command_has_the_flat_layout_only() {
        Topology flat = Bridges.seed(Layout.FLAT);

        assertThat(NatsCliCommands.render(flat, LeastGrants.of(flat)))
                .contains("nats auth account add BRIDGE --operator bridge --defaults --jetstream")
                .contains("nats auth user add system_a BRIDGE --operator bridge --defaults --credential system_a.creds"
                        + " --pub-allow system_a.sync.system_b --pub-allow system_a.sync.dlq")
                .contains("--sub-allow '_INBOX_system_a.>'")
                .contains("nats auth user add outsider BRIDGE --operator bridge --defaults --credential outsider.creds"
                        + " --pub-deny '>' --sub-deny '>'");
        Topology isolated = Bridges.seed(Layout.ISOLATED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NatsCliCommands.render(isolated, LeastGrants.of(isolated)))
                .withMessageContaining("use nsc, or the flat layout");
    }

    /** With functions in place of the tools that print each argument in brackets. */
    @ParameterizedTest
    @EnumSource(Layout.class)
    void the_shell_gives_the_tool_each_subject_as_it_is(Layout layout) throws IOException, InterruptedException {
        Topology topology = Bridges.seed(layout);
        String script = NscCommands.render(topology, LeastGrants.of(topology))
                .replace("set -eu\n", "set -eu\nnsc() { printf '[%s]' \"$@\"; printf '\\n'; }\n");
        Process shell =
                new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(shell.waitFor()).as(said).isZero();
        assertThat(said)
                .contains("[--allow-pub][$JS.ACK.sync-stream.system_a-workers.>]")
                .contains("[--allow-sub][_INBOX_system_b.>]")
                .contains("[--deny-pub][>]");
    }
}
