package dev.drawbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DrawbridgeMainTest {

    private static final String THREE_MISTAKES = """
            topology:
              layout: isolted
              streams:
                - name: sync-stream
                  subjects: [system_a.sync.system_b, system_a.sync.dlq, system_b.sync.dlq]
                  retention: limitss
              apps:
                - name: system_a
                  publishes: [system_a.sync.system_b]
                  dead-letters: system_a.sync.dlq
                  consumers: []
                - name: system_b
                  dead-letters: system_b.sync.dlq
                  consumers:
                    - name: system b workers
                      filter: [system_a.sync.system_b]
                      ack-wait: 30s
                      max-deliver: 5
            """;

    @Test
    void help_names_every_command_and_every_exit_status() {
        Said said = Said.by("--help");

        assertThat(said.status()).isZero();
        assertThat(said.out())
                .contains("run ", "permissions ", "provision ", "up ", "down ")
                .contains("0  conformant", "1  not conformant", "2  usage", "3  the environment");
    }

    @Test
    void the_version_is_that_of_the_jar_or_says_that_there_is_none() {
        assertThat(Said.by("--version").out()).startsWith("drawbridge ");
    }

    @Test
    void a_tag_is_no_file_with_arguments_even_where_there_is_one_of_its_name() {
        assertThat(Files.isDirectory(Path.of("src"))).isTrue();

        Said said = Said.by("run", "--list", "--tags", "@src");

        assertThat(said.out()).isEqualTo("0 scenarios\n");
        assertThat(said.status()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fly",
                "--fly",
                "run --fly",
                "run --pace slow",
                "run --profile flying",
                "run --tags (@a",
                "permissions --format xml",
                "up --ports 0",
                "up --ports 65531",
                "up --ports many",
                "down now"
            })
    void a_wrong_use_ends_with_status_2_and_the_usage(String line) {
        Said said = Said.by(line.isEmpty() ? new String[0] : line.split(" ", -1));

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("Usage: drawbridge").doesNotContain("\tat ");
        assertThat(said.out()).isEmpty();
    }

    @Test
    void a_profile_that_there_is_none_of_is_answered_with_those_that_there_are() {
        assertThat(Said.by("run", "--profile", "flying").err())
                .contains("expected one of provisioning, permissions, delivery, dlq, operations, recovery")
                .contains("found flying");
    }

    @ParameterizedTest
    @ValueSource(strings = {"permissions", "up"})
    void every_mistake_of_a_configuration_is_named_with_its_line(String command, @TempDir Path folder)
            throws IOException {
        Path file = Files.writeString(folder.resolve("bad.yaml"), THREE_MISTAKES);

        Said said = Said.by(command, "-c", file.toString());

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err())
                .contains("bad.yaml:2: topology.layout")
                .contains("bad.yaml:6: topology.streams[0].retention")
                .contains("bad.yaml:15: topology.apps[1].consumers[0].name")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"permissions", "up"})
    void a_configuration_that_is_not_there_is_said_to_be_missing(String command) {
        Said said = Said.by(command, "-c", "nowhere.yaml");

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("nowhere.yaml", "no such file").doesNotContain("\tat ");
    }

    @Test
    void listing_prints_each_scenario_that_is_selected_and_runs_none() {
        Said all = Said.by("run", "--list");
        Said some = Said.by("run", "--list", "--profile", "permissions", "--tags", "@PERM-06");

        assertThat(all.status()).isZero();
        assertThat(all.out()).contains("PROV-01", "PERM-06", "SYNC-01", "DLQ-01", "OPS-01");
        assertThat(some.out().lines())
                .isNotEmpty()
                .allMatch(line -> line.contains("PERM-06")
                        || line.endsWith(" scenarios")
                        || line.endsWith("only the run can tell."));
        assertThat(some.out().lines().count()).isLessThan(all.out().lines().count());
    }

    @Test
    void listing_says_of_what_the_configuration_keeps_from_a_run_that_it_would_not_be_shown(@TempDir Path folder)
            throws IOException {
        Path file = Files.writeString(folder.resolve("theirs.yaml"), """
                apps:
                  system_a: {command: [bin/a]}
                  system_b: {command: [bin/b], live: /alive, ready: /ready}
                postgres: {backend: none}
                nats: {server-config: nats.conf}
                """);

        Said said = Said.by("run", "--list", "-c", file.toString());

        assertThat(said.status()).as(said.err()).isZero();
        assertThat(said.out().lines())
                .anyMatch(line -> line.startsWith("SYNC-11")
                        && line.contains("unverifiable: this run has no control over the apps' databases"))
                .anyMatch(line -> line.startsWith("PERM-25")
                        && line.contains("unverifiable: this run has no control over the grants on the server"))
                .anyMatch(line -> line.startsWith("OPS-05") && line.contains("apps.system_a.live"))
                .anyMatch(line -> line.startsWith("DLQ-11")
                        && line.endsWith("not claimed: the configuration does not claim dlq-tool"))
                .noneMatch(line -> line.startsWith("PERM-06") && line.contains("unverifiable"));
        assertThat(Said.by("run", "--list", "--tags", "not @SYNC-17").out())
                .doesNotContain("unverifiable", "not claimed")
                .contains("What the server and the apps turn out not to allow, only the run can tell.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run --list -c", "doctor -c"})
    void a_mistake_of_the_configuration_ends_what_comes_before_a_run_with_status_2(String line, @TempDir Path folder)
            throws IOException {
        Path file = Files.writeString(folder.resolve("bad.yaml"), THREE_MISTAKES);

        Said said = Said.by((line + " " + file).split(" ", -1));

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.out() + said.err())
                .contains("bad.yaml:6: topology.streams[0].retention")
                .doesNotContain("\tat ");
    }

    @Test
    void permissions_come_as_commands_too() {
        assertThat(Said.by("permissions", "--format", "nsc").out())
                .startsWith("#!/bin/sh\n")
                .contains("nsc add user --account APP_SYSTEM_A --name system_a ");

        Said isolated = Said.by("permissions", "--format", "nats-cli");
        assertThat(isolated.status()).isEqualTo(2);
        assertThat(isolated.err()).contains("--format nats-cli", "use nsc");
    }

    @Test
    void the_table_of_grants_needs_no_password_and_the_server_configuration_names_the_variable_it_lacks() {
        Said table = Said.by("permissions", "--format", "table");
        Said configuration = Said.by("permissions");

        assertThat(table.status()).isZero();
        assertThat(table.out()).contains("system_a.sync.system_b", "$JS.API.CONSUMER.MSG.NEXT");
        assertThat(configuration.status()).isEqualTo(2);
        assertThat(configuration.err()).contains("ADMIN_PASSWORD");
    }
}
