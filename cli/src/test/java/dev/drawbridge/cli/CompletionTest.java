package dev.drawbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.process.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code drawbridge completion} prints, in a real bash. */
@EnabledIf("hasBash")
final class CompletionTest {

    private static final String ASK = """
            source "$1"
            shift
            COMP_WORDS=("$@")
            COMP_CWORD=$(($# - 1))
            COMP_LINE="$*"
            COMP_POINT=${#COMP_LINE}
            _complete_drawbridge
            printf '%s\\n' "${COMPREPLY[@]}"
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "do, doctor",
        "comp, completion",
        "run --pro, --profile",
        "run --pace f, fast",
        "init --password-e, --password-env",
        "dlq rep, replay",
        "provision app, apply"
    })
    void bash_completes_commands_and_options(String typed, String completed) throws IOException {
        Path script = Files.writeString(
                folder.resolve("completion.bash"), Said.by("completion").out());
        List<String> command =
                new ArrayList<>(List.of("bash", "--norc", "-c", ASK, "bash", script.toString(), "drawbridge"));
        command.addAll(List.of(typed.split(" ", -1)));

        Commands.Outcome outcome = Commands.run(Duration.ofSeconds(20), command);

        assertThat(outcome.status()).as(outcome.output()).isZero();
        assertThat(outcome.output().lines()).contains(completed);
    }

    static boolean hasBash() {
        return Files.isExecutable(Path.of("/bin/bash"));
    }
}
