package dev.drawbridge.cli.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.harness.EnvironmentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StateFolderTest {

    @TempDir
    private Path home = Path.of("");

    @Test
    void it_lies_where_the_user_keeps_states() {
        assertThat(StateFolder.ofUser(Map.of("XDG_STATE_HOME", "/states"))).isEqualTo(Path.of("/states/drawbridge/up"));
        assertThat(StateFolder.ofUser(Map.of("XDG_STATE_HOME", "", "HOME", "/home/me")))
                .isEqualTo(Path.of("/home/me/.local/state/drawbridge/up"));
        assertThat(StateFolder.ofUser(Map.of()))
                .isEqualTo(Path.of(System.getProperty("user.home"), ".local/state/drawbridge/up"));
    }

    @Test
    void it_is_its_owners_only_also_when_it_was_not() throws IOException {
        Path open = Files.createDirectories(home.resolve("up"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));

        StateFolder.take(open).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(open)))
                .isEqualTo("rwx------");
    }

    @Test
    void one_command_at_a_time_has_it() {
        Path folder = home.resolve("up");
        try (StateFolder first = StateFolder.take(folder)) {
            assertThat(first.root()).hasFileName("run");
            assertThatThrownBy(() -> StateFolder.take(folder))
                    .isInstanceOf(EnvironmentException.class)
                    .hasMessageContaining("at work");
        }
        StateFolder.take(folder).close();
    }

    @Test
    void what_is_written_is_read_and_a_broken_file_counts_as_none() throws IOException {
        KnownProcess process = new KnownProcess(7, "boot/77");
        UpState state = new UpState(process, "/run", "", Ports.SEED, List.of("a", "b"), false, List.of())
                .readyWith(List.of(new UpState.Part("nats-server", process)));
        try (StateFolder folder = StateFolder.take(home.resolve("up"))) {
            assertThat(folder.read()).isEmpty();
            folder.write(state);
            assertThat(folder.read()).contains(state);

            Files.writeString(home.resolve("up/state.json"), "{\"keeper\": ");
            assertThat(folder.read()).isEmpty();
            folder.forget();
            assertThat(home.resolve("up/state.json")).doesNotExist();
        }
    }

    @Test
    void what_the_keeper_says_of_a_part_is_understood() {
        UpState.Part part = new UpState.Part("system_a", new KnownProcess(7, "boot/77"));

        assertThat(KeeperTalk.part(KeeperTalk.part(part))).contains(part);
        assertThat(KeeperTalk.part(KeeperTalk.READY)).isEmpty();
    }
}
