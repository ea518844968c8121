package dev.drawbridge.harness.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.drawbridge.permissions.UserPassword;
import dev.drawbridge.topology.InvalidConfigurationException;
import dev.drawbridge.topology.Layout;
import dev.drawbridge.topology.Problem;
import dev.drawbridge.topology.TopologyYaml;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {

    @TempDir
    Path folder;

    @Test
    void without_a_file_the_seed_and_the_defaults_are_in_force() {
        Configuration defaults = Configuration.load(null, Map.of(), new Properties());

        assertThat(defaults.topology()).isEqualTo(TopologyYaml.seed());
        assertThat(defaults.pace()).isEqualTo(Configuration.Pace.REAL);
        assertThat(defaults.nats().backend()).isEqualTo(Configuration.Backend.AUTO);
    }

    @Test
    void a_property_beats_a_variable_which_beats_the_file_and_no_secret_is_shown() throws Exception {
        Path file = Files.writeString(folder.resolve("drawbridge.yaml"), """
                pace: real
                nats:
                  backend: attached
                  url: nats://127.0.0.1:1
                  server-config: nats.conf
                  principals: {admin: {user: root, password: "${PW}"}, observer: none}
                """);
        Properties properties = new Properties();
        properties.setProperty("pace", "fast");
        Configuration read =
                Configuration.load(file, Map.of("PW", "hidden", "DRAWBRIDGE_NATS_BACKEND", "binary"), properties);

        assertThat(read.pace()).isEqualTo(Configuration.Pace.FAST);
        assertThat(read.nats().backend()).isEqualTo(Configuration.Backend.BINARY);
        assertThat(read.nats().serverConfig()).isEqualTo(folder.resolve("nats.conf"));
        assertThat(read.nats().principals().get("admin"))
                .hasValueSatisfying(
                        identity -> assertThat(identity.login()).isEqualTo(new UserPassword("root", "hidden")));
        assertThat(read.nats().principals().get("observer")).isEmpty();
        assertThat(read.described().toString() + read.nats().principals()).doesNotContain("hidden");
    }

    @Test
    void mistakes_of_every_section_are_told_in_one_list_without_secrets() throws Exception {
        Path file = Files.writeString(folder.resolve("drawbridge.yaml"), """
                pase: fast
                topology: {streams: [], apps: []}
                nats: {principals: {admin: {user: a, password: hunter2}, x: {user: b, password: "${NONE}"}}}
                """);
        InvalidConfigurationException refused = catchThrowableOfType(
                InvalidConfigurationException.class, () -> Configuration.load(file, Map.of(), new Properties()));

        assertThat(refused.problems())
                .extracting(Problem::path)
                .contains(
                        "pase",
                        "topology.streams",
                        "topology.apps",
                        "nats.principals.admin.password",
                        "nats.principals.x.password");
        assertThat(refused).hasMessageNotContaining("hunter2").hasMessageContaining("did you mean \"pace\"");
    }

    @Test
    void every_text_may_come_from_a_variable_or_a_file_and_is_never_described() throws Exception {
        Files.writeString(folder.resolve("token"), "hidden-token\n");
        Files.writeString(folder.resolve("pw"), "hidden-pw\n");
        Configuration read =
                load("""
                implementation: {name: "Bridge of ${TEAM}", version: "$${TEAM}"}
                apps:
                  system_a: {env: {TOKEN: "${file:token}", LEVEL: debug}, command: [run, "--key=${KEY}"]}
                nats:
                  url: nats://127.0.0.1:${PORT}
                  principals:
                    admin: {user: "${TEAM}", password: {file: pw}}
                    observer: {user: o, password: "${file:pw}"}
                postgres: {backend: "${BACKEND}"}
                """, Map.of("TEAM", "us", "KEY", "hidden-key", "PORT", "4711", "BACKEND", "none"), Map.of());

        assertThat(read.implementation().name()).isEqualTo("Bridge of us");
        assertThat(read.implementation().version()).isEqualTo("${TEAM}");
        assertThat(read.nats().url()).isEqualTo("nats://127.0.0.1:4711");
        assertThat(read.postgres()).isEqualTo(Configuration.Postgres.NONE);
        assertThat(app(read, "system_a").env()).containsEntry("TOKEN", "hidden-token");
        assertThat(app(read, "system_a").program().command()).containsExactly("run", "--key=hidden-key");
        assertThat(read.secrets()).contains("hidden-token", "hidden-pw").doesNotContain("debug");
        assertThat(read.described()).containsEntry("implementation.name", "Bridge of ${TEAM}");
        assertThat(read + "" + read.described() + read.apps() + read.nats() + read.provisioner())
                .doesNotContain("hidden");
    }

    @Test
    void servers_of_a_cluster_are_listed_or_in_one_text() throws IOException {
        Configuration listed = load("nats: {url: ['nats://127.0.0.1:1', 'tls://[::1]:2']}", Map.of(), Map.of());
        Configuration inOne = load("nats: {url: 'nats://127.0.0.1:1, 127.0.0.1:2'}", Map.of(), Map.of());

        assertThat(listed.nats().url()).isEqualTo("nats://127.0.0.1:1,tls://[::1]:2");
        assertThat(listed.described()).containsEntry("nats.url", "nats://127.0.0.1:1, tls://[::1]:2");
        assertThat(inOne.nats().url()).isEqualTo("nats://127.0.0.1:1, 127.0.0.1:2");
    }

    @Test
    void a_password_in_an_address_is_masked_whatever_it_holds() throws IOException {
        Configuration read = load("implementation: {url: 'https://u:hid/den@x@example.org'}", Map.of(), Map.of());

        assertThat(read.described()).containsEntry("implementation.url", "https://***@example.org");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nats.backend | DRAWBRIDGE_NATS_BACKEND | container",
                "pace | DRAWBRIDGE_PACE | fast",
                "implementation.contact | DRAWBRIDGE_IMPLEMENTATION_CONTACT | us@example.org",
                "postgres.backend | DRAWBRIDGE_POSTGRES_BACKEND | none",
                "claims | DRAWBRIDGE_CLAIMS | push, replicas",
                "known-failing.PERM-28 | DRAWBRIDGE_KNOWN_FAILING_PERM_28 | we know",
                "known-flaky.SYNC-06 | DRAWBRIDGE_KNOWN_FLAKY_SYNC_06 | now and then",
                "apps.system_a.http | DRAWBRIDGE_APPS_SYSTEM_A_HTTP | http://127.0.0.1:1",
                "apps.system_a.image | DRAWBRIDGE_APPS_SYSTEM_A_IMAGE | our/bridge:1",
                "apps.system_a.port | DRAWBRIDGE_APPS_SYSTEM_A_PORT | chosen",
                "nats.principals.observer | DRAWBRIDGE_NATS_PRINCIPALS_OBSERVER | none",
            })
    void a_setting_is_also_a_property_and_a_variable(String property, String variable, String value) throws Exception {
        for (String name : List.of(property, "drawbridge." + property)) {
            assertThat(load("{}", Map.of(variable, "ignored"), Map.of(name, value))
                            .described())
                    .containsEntry(property, value);
        }
        Configuration read = load("{}", Map.of(variable, value), Map.of(property, " "));
        assertThat(read.described()).containsEntry(property, value);
        assertThat(read.fromOutside()).containsExactly(new FromOutside(property, variable, value));
    }

    @Test
    void what_is_no_single_value_in_the_file_can_be_set_from_outside_too() throws Exception {
        Configuration read = load(
                "nats: {principals: {admin: none}}",
                Map.of(
                        "DRAWBRIDGE_PROVISIONER_COMMAND", "java -jar 'my provisioner.jar'",
                        "DRAWBRIDGE_APPS_SYSTEM_B_ENV_TOKEN", "hidden",
                        "DRAWBRIDGE_TOPOLOGY_STREAMS_0_DENY_PURGE", "true",
                        "DRAWBRIDGE_NATS_PRINCIPALS_ADMIN_USER", "root",
                        "DRAWBRIDGE_NATS_PRINCIPALS_ADMIN_PASSWORD", "hidden"),
                Map.of("topology.layout", "flat", "topology.apps[0].consumers[0].max-deliver", "9"));

        assertThat(read.provisioner().program().command()).containsExactly("java", "-jar", "my provisioner.jar");
        assertThat(app(read, "system_b").env()).containsEntry("TOKEN", "hidden");
        assertThat(read.nats().principals().get("admin"))
                .hasValueSatisfying(identity -> assertThat(identity.user()).hasValue("root"));
        assertThat(read.topology().layout()).isEqualTo(Layout.FLAT);
        assertThat(read.topology().consumers().get(0).maxDeliver()).isEqualTo(9);
        assertThat(read.topology().streams().get(0).denyPurge()).isTrue();
        assertThat(read.secrets()).containsExactly("hidden");
        assertThat(read.described().toString()).doesNotContain("hidden");
        assertThat(read.fromOutside())
                .contains(
                        new FromOutside("provisioner.command", "DRAWBRIDGE_PROVISIONER_COMMAND", null),
                        new FromOutside("apps.system_b.env.TOKEN", "DRAWBRIDGE_APPS_SYSTEM_B_ENV_TOKEN", null),
                        new FromOutside("topology.layout", "DRAWBRIDGE_TOPOLOGY_LAYOUT", "flat"),
                        new FromOutside(
                                "topology.apps[0].consumers[0].max-deliver",
                                "DRAWBRIDGE_TOPOLOGY_APPS_0_CONSUMERS_0_MAX_DELIVER",
                                "9"))
                .doesNotHaveToString("hidden");
    }

    @Test
    void a_program_is_also_an_image_which_everybody_may_read() throws IOException {
        Configuration read = load("""
                apps:
                  system_a: {image: "registry.example.org:5000/our/bridge:1.4", env: {TOKEN: hidden}, port: chosen}
                  system_b: {image: "bridge@sha256:%s"}
                provisioner: {image: "our/provision:${TAG}"}
                """.formatted("0f".repeat(32)), Map.of("TAG", "7"), Map.of());

        assertThat(app(read, "system_a").program())
                .isEqualTo(new Configuration.Program(List.of(), folder, "registry.example.org:5000/our/bridge:1.4"));
        assertThat(read.provisioner().program().image()).isEqualTo("our/provision:7");
        assertThat(read.isOfOthers("system_b")).isTrue();
        assertThat(read.claims()).isEmpty();
        assertThat(read.livePath("system_a")).isEmpty();
        assertThat(read.portOf("system_a")).isEqualTo(Configuration.Port.CHOSEN);
        assertThat(read.portOf("system_b")).isEqualTo(Configuration.Port.LOGGED);
        assertThat(read.described())
                .containsEntry("apps.system_a.image", "registry.example.org:5000/our/bridge:1.4")
                .containsEntry("provisioner.image", "our/provision:${TAG}")
                .containsEntry("apps.system_a.port", "chosen")
                .doesNotContainValue("hidden");
    }

    @Test
    void a_postgresql_server_that_runs_already_has_an_address_and_somebody_who_may_make_databases() throws Exception {
        Configuration read = load(
                "postgres: {backend: attached, url: 'jdbc:postgresql://[::1]:5433/ops?sslmode=require', user: maker,"
                        + " password: '${SECRET}'}",
                Map.of("SECRET", "hidden"),
                Map.of());

        assertThat(read.databases())
                .isEqualTo(new AttachedDatabases(
                        URI.create("postgresql://[::1]:5433/ops?sslmode=require"), "maker", "hidden"));
        assertThat(read.needsDatabases()).isTrue();
        assertThat(read.secrets()).containsExactly("hidden");
        assertThat(read.described() + "" + read.databases()).doesNotContain("hidden");
    }

    @Test
    void a_mistake_from_outside_the_file_is_told_with_its_origin() {
        InvalidConfigurationException refused = catchThrowableOfType(
                InvalidConfigurationException.class,
                () -> load(
                        "{}",
                        Map.of("DRAWBRIDGE_PACE", "quick", "DRAWBRIDGE_APPS_SYSTEM_A_ENV_X", "${UNSET}"),
                        Map.of("nats.backend", "dokcer", "unknown.property", "ours to ignore")));

        assertThat(refused.problems())
                .extracting(Problem::source)
                .containsExactlyInAnyOrder(
                        "environment variable DRAWBRIDGE_PACE",
                        "environment variable DRAWBRIDGE_APPS_SYSTEM_A_ENV_X",
                        "-Dnats.backend");
        assertThat(refused).hasMessageContaining("-Dnats.backend: nats.backend: expected auto, binary");
    }

    private static Configuration.AppConfig app(Configuration read, String name) {
        return Objects.requireNonNull(read.apps().get(name));
    }

    private Configuration load(String yaml, Map<String, String> env, Map<String, String> properties)
            throws IOException {
        Properties given = new Properties();
        given.putAll(properties);
        return Configuration.load(Files.writeString(folder.resolve("drawbridge.yaml"), yaml), env, given);
    }
}
