package dev.drawbridge.harness.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.process.ManagedProcess;
import dev.drawbridge.harness.process.ProcessSpec;
import dev.drawbridge.harness.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** With a program out of a jar that is on every class path of the tests. */
class JavaProgramTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String MAIN = "picocli.AutoComplete";

    @Test
    void the_first_run_archives_its_classes_and_later_ones_begin_with_them() {
        try (Workspace workspace = Workspace.open()) {
            Path folder = workspace.folder("program");
            JavaProgram program = new JavaProgram(MAIN, folder);
            List<List<String>> commands = new ArrayList<>();

            String first = run(workspace, program, commands);
            String second = run(workspace, program, commands);

            assertThat(commands.get(0)).anyMatch(option -> option.startsWith("-XX:ArchiveClassesAtExit="));
            assertThat(commands.get(1)).anyMatch(option -> option.startsWith("-XX:SharedArchiveFile="));
            assertThat(second).isEqualTo(first).contains("Usage: picocli.AutoComplete");
        }
    }

    @Test
    void a_program_beside_whose_jar_an_archive_lies_begins_with_it_and_does_without_where_it_is_of_no_use()
            throws Exception {
        try (Workspace workspace = Workspace.open()) {
            Path folder = workspace.folder("program");
            Path jar = Files.copy(
                    Path.of(CommandLine.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI()),
                    folder.resolve("program.jar"));
            Path archive = Files.writeString(folder.resolve(MAIN + ".jsa"), "of another Java");
            JavaProgram program = new JavaProgram(MAIN, jar.toString(), folder.resolve("none"));
            List<List<String>> commands = new ArrayList<>();

            assertThat(run(workspace, program, commands)).contains("Usage: picocli.AutoComplete");
            assertThat(commands.get(0)).contains("-XX:SharedArchiveFile=" + archive);
        }
    }

    @Test
    void a_program_that_is_compiled_into_a_folder_runs_without_an_archive() {
        try (Workspace workspace = Workspace.open()) {
            JavaProgram program = new JavaProgram(Said.class.getName(), workspace.folder("program"));
            List<List<String>> commands = new ArrayList<>();

            assertThat(run(workspace, program, commands)).contains("said");
            assertThat(commands.get(0)).noneMatch(option -> option.startsWith("-XX:ArchiveClassesAtExit="));
        }
    }

    private static String run(Workspace workspace, JavaProgram program, List<List<String>> commands) {
        Path folder = workspace.folder("run-" + commands.size());
        ManagedProcess process = program.start(command -> {
            commands.add(command);
            List<String> all = new ArrayList<>(command);
            all.add("--help");
            return ManagedProcess.start(
                    workspace, ProcessSpec.of("program", all).in(folder).loggingTo(folder.resolve("log")));
        });
        assertThat(process.awaitExit(PATIENCE)).hasValue(0);
        return String.join("\n", process.lines());
    }

    /** Says one word. */
    static final class Said {

        private Said() {}

        @SuppressWarnings("SystemOut")
        public static void main(String... arguments) {
            System.out.println("said");
        }
    }
}
