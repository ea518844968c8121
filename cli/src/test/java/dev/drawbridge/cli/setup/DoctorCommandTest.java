package dev.drawbridge.cli.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class DoctorCommandTest {

    private static final String COMPLETE = """
            nats: {backend: binary}
            apps:
              system_a: {command: [/bin/sh, -c, "sleep 1"], env: {LICENSE: geheim}}
              system_b: {command: [sh, -c, "sleep 1"]}
            """;

    @TempDir
    private Path folder;

    private String out = "";

    @Test
    void where_nothing_is_lacking_each_thing_is_told_and_the_status_is_0() throws IOException {
        assertThat(doctor(COMPLETE)).isZero();

        assertThat(out)
                .contains("ok     Java: " + Runtime.version())
                .contains("ok     clock: ")
                .contains("ok     run folder: ")
                .contains("ok     free disk: ")
                .contains("ok     configuration: ", "2 apps over sync-stream")
                .contains(" NATS server: ")
                .contains("ok     PostgreSQL: ")
                .contains("ok     apps.system_a.command: /bin/sh")
                .contains("ok     apps.system_b.command: ")
                .contains("ok     provisioner: the built-in one")
                .endsWith("drawbridge: a run has all that it needs (status 0)\n")
                .doesNotContain("geheim");
    }

    @Test
    void every_mistake_of_the_configuration_is_told_beside_the_machine() throws IOException {
        assertThat(doctor("pace: quick\nnats: {backend: dokcer}\nknown-flaky: {PERM-99: never}\n"))
                .isEqualTo(2);

        assertThat(out)
                .contains("ok     Java: ")
                .contains("drawbridge.yaml:1: pace: expected real or fast")
                .contains("drawbridge.yaml:2: nats.backend: expected auto, binary")
                .contains("drawbridge.yaml:3: known-flaky.PERM-99: ")
                .endsWith("(status 2)\n");
    }

    @Test
    void settings_that_do_not_go_together_are_told_as_a_run_would() throws IOException {
        assertThat(doctor("apps: {system_a: {http: 'http://127.0.0.1:1'}}\npostgres: {backend: none}\n"))
                .isEqualTo(2);

        assertThat(out)
                .contains("apps.system_a.http: an app that runs already has a server of its own")
                .contains(
                        "postgres.backend: none is for apps that bring their own database; system_b has no command and no image");
    }

    @Test
    void a_mistake_in_another_topology_of_the_provisioner_is_one_of_the_configuration() throws IOException {
        Files.writeString(folder.resolve("other.yaml"), "topology: {streams: []}\n");

        assertThat(doctor(COMPLETE + "provisioner: {topology: other.yaml}\n")).isEqualTo(2);
        assertThat(out).contains("wrong  ", "other.yaml:1: topology");
    }

    @Test
    void every_program_that_is_missing_is_told_with_its_place_and_its_remedy() throws IOException {
        Files.writeString(folder.resolve("plain"), "no program");

        assertThat(doctor("""
                        nats: {backend: binary}
                        apps:
                          system_a: {command: [bin/bridge, --side, a]}
                          system_b: {command: [java, -jar, bridge.jar]}
                        provisioner: {command: [no-such-program-anywhere]}
                        claims: [dlq-tool]
                        dlq-tool: {command: [./plain]}
                        """)).isEqualTo(3);

        assertThat(out)
                .contains("lacks  apps.system_a.command: there is no program " + folder.resolve("bin/bridge")
                        + "; build or install it, or correct apps.system_a.command")
                .contains("lacks  apps.system_b.command: there is no file " + folder.resolve("bridge.jar"))
                .contains("lacks  provisioner.command: no-such-program-anywhere is not on the PATH")
                .contains("lacks  dlq-tool.command: ", "plain may not be executed; chmod +x it")
                .endsWith("a run would break: 4 of these are lacking or wrong (status 3)\n");
    }

    @Test
    void a_server_configuration_that_no_server_takes_is_told_with_its_line() throws IOException {
        Files.writeString(folder.resolve("nats.conf"), "accounts {\n");

        assertThat(doctor(COMPLETE.replace("backend: binary", "backend: binary, server-config: nats.conf")))
                .isEqualTo(2);
        assertThat(out).contains("wrong  nats.server-config: ", "nats.conf");
    }

    @Test
    void the_same_comes_as_json() throws IOException {
        assertThat(doctor(COMPLETE, "--json")).isZero();

        JsonNode said = JsonMapper.shared().readTree(out);
        assertThat(said.path("status").asInt(-1)).isZero();
        assertThat(said.path("findings").valueStream()).anySatisfy(finding -> {
            assertThat(finding.path("what").asString()).isEqualTo("PostgreSQL");
            assertThat(finding.path("state").asString()).isEqualTo("ok");
        });
    }

    private int doctor(String yaml, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("drawbridge.yaml"), yaml);
        StringWriter written = new StringWriter();
        CommandLine command = new CommandLine(new DoctorCommand()).setOut(new PrintWriter(written));
        String[] arguments = new String[more.length + 2];
        arguments[0] = "-c";
        arguments[1] = file.toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        int status = command.execute(arguments);
        out = written.toString();
        return status;
    }
}
