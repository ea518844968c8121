package dev.drawbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code drawbridge} at the root, in a project whose Java and whose build only say what they were told. */
@EnabledIf("systemHasItsTools")
final class LauncherTest {

    private static final List<String> TOOLS = List.of("dirname", "readlink", "sed", "mkdir", "touch");

    @TempDir
    private Path folder = Path.of("");

    private Path project = Path.of("");
    private Path path = Path.of("");

    @BeforeEach
    void makeProject() throws IOException {
        folder = folder.toRealPath();
        project = Files.createDirectory(folder.resolve("the project"));
        Files.copy(Path.of("../drawbridge"), project.resolve("drawbridge"));
        path = Files.createDirectory(folder.resolve("path"));
        for (String tool : TOOLS) {
            program(path.resolve(tool), "exec /usr/bin/" + tool + " \"$@\"\n");
        }
        java(17);
        program(project.resolve("mvnw"), """
                echo "built with $*"
                mkdir -p cli/target reference-apps/target/reference-app
                touch cli/target/drawbridge.jar reference-apps/target/reference-app/reference-app.jar
                """);
    }

    @Test
    void the_jar_is_built_when_it_is_missing_and_only_then() throws Exception {
        Said first = launch(project.resolve("drawbridge"), folder);
        Said second = launch(project.resolve("drawbridge"), folder);

        assertThat(first.status()).isZero();
        assertThat(first.err()).contains("building it first", "built with -q -DskipTests -DskipITs package");
        assertThat(second.status()).isZero();
        assertThat(second.err()).isEmpty();
        assertThat(second.out()).isEqualTo(first.out());
    }

    @Test
    void arguments_and_the_projects_folder_reach_java_through_links_and_from_any_folder() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("db"), Path.of("the project/drawbridge"));
        Path linkToLink = Files.createSymbolicLink(path.resolve("bridge"), link);
        launch(project.resolve("drawbridge"), folder);

        Said said = launch(linkToLink, path, "run", "--tags", "@a and @b");

        assertThat(said.out().lines())
                .contains(
                        "-Ddrawbridge.home=" + project,
                        project.resolve("cli/target/drawbridge.jar").toString(),
                        "run",
                        "@a and @b");
    }

    @Test
    void without_java_it_says_so_with_status_3() throws Exception {
        Files.delete(path.resolve("java"));

        Said said = launch(project.resolve("drawbridge"), folder);

        assertThat(said.status()).isEqualTo(3);
        assertThat(said.err()).contains("no JDK", "JDK 17 or later");
    }

    @Test
    void with_a_java_that_is_too_old_it_says_so_with_status_3() throws Exception {
        java(11);

        Said said = launch(project.resolve("drawbridge"), folder);

        assertThat(said.status()).isEqualTo(3);
        assertThat(said.err()).contains("JDK 17 or later is needed", "is 11");
    }

    @Test
    void a_build_that_fails_is_no_verdict() throws Exception {
        program(project.resolve("mvnw"), "echo 'no network'; exit 1\n");

        Said said = launch(project.resolve("drawbridge"), folder);

        assertThat(said.status()).isEqualTo(3);
        assertThat(said.err()).contains("no network", "the build failed");
    }

    static boolean systemHasItsTools() {
        return TOOLS.stream().allMatch(tool -> Files.isExecutable(Path.of("/usr/bin", tool)));
    }

    private void java(int version) throws IOException {
        program(path.resolve("java"), """
                if [ "$1" = -version ]; then
                    echo 'Picked up JAVA_TOOL_OPTIONS: -Dquote="1"' >&2
                    echo 'openjdk version "%d.0.1" 2026-01-01' >&2
                    exit 0
                fi
                for argument in "$@"; do echo "$argument"; done
                """.formatted(version));
    }

    private static void program(Path file, String text) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Said launch(Path script, Path workingFolder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        Path err = Files.createTempFile(folder, "err", "");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(workingFolder.toFile()).redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", path.toString());
        Process process = builder.start();
        try (BufferedReader output = process.inputReader()) {
            String out = String.join("\n", output.lines().toList());
            return new Said(process.waitFor(), out, Files.readString(err));
        }
    }
}
