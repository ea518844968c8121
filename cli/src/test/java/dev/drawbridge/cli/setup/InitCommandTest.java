package dev.drawbridge.cli.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.topology.TopologyYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InitCommandTest {

    private static final List<String> NOBODY = List.of();

    @TempDir
    private Path folder;

    @Test
    void with_all_flags_nothing_is_left_to_ask_and_the_defaults_are_the_seeds() {
        Init init = Init.in(
                folder,
                NOBODY,
                "--name",
                "Our bridge",
                "--command",
                "system_a=bin/bridge --side a",
                "--command",
                "system_b=bin/bridge --side b");

        assertThat(init.status()).as(init.err()).isZero();
        assertThat(init.out()).contains("next: ./drawbridge doctor -c " + init.file());
        Configuration loaded = init.loaded();
        assertThat(loaded.implementation().name()).isEqualTo("Our bridge");
        assertThat(loaded.topology()).isEqualTo(TopologyYaml.seed());
        assertThat(Objects.requireNonNull(loaded.apps().get("system_b"))
                        .program()
                        .command())
                .containsExactly("bin/bridge", "--side", "b");
        assertThat(loaded.nats().backend()).isEqualTo(Configuration.Backend.AUTO);
        assertThat(loaded.postgres()).isEqualTo(Configuration.Postgres.EMBEDDED);
        assertThat(init.text()).contains("# known-failing: ", "# claims: ", "docs/configuration.md");
    }

    @Test
    void somebody_at_the_terminal_is_asked_for_the_rest_and_enter_takes_the_default() {
        Init init = Init.in(
                folder,
                List.of("Orders", "orders, billing", "", "bin/orders", "", "bin/billing", "fly", "binary", "none"),
                "--layout",
                "flat");

        assertThat(init.status()).as(init.err()).isZero();
        assertThat(init.asked())
                .anyMatch(prompt -> prompt.startsWith("Which apps sync") && prompt.contains("[system_a,system_b]"))
                .filteredOn(prompt -> prompt.contains("starts billing"))
                .hasSize(2);
        Configuration loaded = init.loaded();
        assertThat(loaded.topology().apps()).extracting(app -> app.name()).containsExactly("orders", "billing");
        assertThat(loaded.topology().streams().get(0).name()).isEqualTo("sync-stream");
        assertThat(loaded.nats().backend()).isEqualTo(Configuration.Backend.BINARY);
        assertThat(loaded.postgres()).isEqualTo(Configuration.Postgres.NONE);
    }

    @Test
    void an_app_that_is_given_as_an_image_is_asked_for_no_command() {
        Init init = Init.in(
                folder, NOBODY, "--name", "x", "--image", "system_a=our/bridge:1.4", "--command", "system_b=bin/b");

        assertThat(init.status()).as(init.err()).isZero();
        assertThat(Objects.requireNonNull(init.loaded().apps().get("system_a")).program())
                .isEqualTo(new Configuration.Program(List.of(), folder, "our/bridge:1.4"));
        Init both =
                Init.in(folder, NOBODY, "--force", "--name", "x", "--image", "system_a=a", "--command", "system_a=a");
        assertThat(both.err()).contains("--image: system_a has a --command, too");
        Init wrong =
                Init.in(folder, NOBODY, "--force", "--name", "x", "--image", "system_a=A", "--image", "system_b=b");
        assertThat(wrong.err()).contains("apps.system_a.image: expected an image such as");
    }

    @Test
    void where_nobody_is_there_to_ask_each_missing_flag_is_named_and_nothing_is_written() {
        Init init = Init.in(folder, NOBODY, "--command", "system_a=bin/a");

        assertThat(init.status()).isEqualTo(2);
        assertThat(init.err()).contains("these are missing: --name NAME, --command system_b=COMMAND");
        assertThat(init.file()).doesNotExist();
    }

    @Test
    void a_file_is_overwritten_by_force_only() throws IOException {
        Path file = Files.writeString(folder.resolve("drawbridge.yaml"), "pace: fast\n");
        String[] flags = {"--name", "x", "--command", "system_a=a", "--command", "system_b=b"};

        Init kept = Init.in(folder, NOBODY, flags);
        assertThat(kept.status()).isEqualTo(2);
        assertThat(kept.err()).contains("is there already", "--force");
        assertThat(file).hasContent("pace: fast");

        String[] forced = Arrays.copyOf(flags, flags.length + 1);
        forced[flags.length] = "--force";
        assertThat(Init.in(folder, NOBODY, forced).status()).isZero();
        assertThat(file).content().contains("name: x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--apps | a.b,c | topology.apps[0].name",
                "--apps | same,same | topology.apps[1].name",
                "--apps | one | topology.apps",
                "--stream | two words | topology.streams[0].name",
                "--layout | round | --layout: expected one of isolated, flat; found round",
                "--nats | dokcer | --nats: expected one of",
                "--image | nobody=x | --image: expected one of the apps x; found nobody",
                "--command | nobody=x | --command: expected one of the apps x; found nobody",
                "--http | system_a=http://127.0.0.1:1 | --http is for apps that run already",
                "--from | nats://me:geheim@127.0.0.1 | --from: expected an address without user and password",
                "--from | http://127.0.0.1 | --from: expected an address such as nats://HOST:4222"
            })
    void what_makes_no_configuration_is_said_and_nothing_is_written(String flag, String value, String said)
            throws IOException {
        Init init = Init.in(folder, List.of("x", "y", "z", "1", "2", "3"), "--name", "x", flag, value);

        assertThat(init.status()).isEqualTo(2);
        assertThat(init.err()).contains(said).doesNotContain("geheim").doesNotContain("\tat ");
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }
}
