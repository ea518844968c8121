package dev.drawbridge.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.environment.Java;
import dev.drawbridge.harness.process.Commands;
import dev.drawbridge.reports.ExitStatus;
import dev.drawbridge.reports.Report;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The project in {@code examples/junit} as JUnit runs it for a build, with what its one dependency brings on the class
 * path and nothing else. That its {@code pom.xml} says the same to Maven is not shown here: that needs an installed
 * Drawbridge ({@code docs/third-party.md} has the commands).
 */
@Tag("live")
class JUnitBuildLiveTest {

    private static final Programs PROGRAMS = Programs.ofBuild();
    private static final Path EXAMPLE = PROGRAMS.home().resolve("examples/junit");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private String classPath;

    @BeforeEach
    void compile() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        String dependencies = PROGRAMS.junitModule();
        Path test = EXAMPLE.resolve("src/test/java/org/example/bridge/OurBridgeIT.java");
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", dependencies, "-d", classes.toString(), test.toString());
        assertThat(status).as("the example compiles").isZero();
        classPath = String.join(
                File.pathSeparator,
                classes.toString(),
                EXAMPLE.resolve("src/test/resources").toString(),
                dependencies);
    }

    @Test
    void what_passes_passes_and_what_was_not_tried_is_skipped_with_the_reason() throws IOException {
        Commands.Outcome build = build(EXAMPLE.resolve("drawbridge.yaml"));

        assertThat(build.status()).as(build.output()).isZero();
        assertThat(build.output())
                .containsPattern("PERM-06 .*\\[OK]")
                .containsPattern("SYNC-01 .*\\[A].* untested: ")
                .containsPattern("the run .*\\[OK]");
        assertThat(xml()).doesNotContain("<failure", "<error").contains("<skipped");
        Report report = Written.report(folder);
        assertThat(report.exitStatus()).isEqualTo(ExitStatus.CONFORMANT);
        assertThat(report.implementation().version()).isEqualTo("1.0");
        assertThat(report.reproduce()).startsWith("mvn verify -Dsut.config=");
    }

    @Test
    void a_grant_too_much_fails_the_build_with_the_words_of_the_requirement() throws IOException {
        Path configuration = Differences.server(Differences.mayPublish("system_a", "system_a.sync.more"))
                .write(folder, PROGRAMS);

        Commands.Outcome build = build(configuration);

        assertThat(build.status()).as(build.output()).isEqualTo(1);
        assertThat(xml())
                .contains("<failure")
                .contains("PERM-21 No over-grant: every granted subject pattern is needed by the topology")
                .contains("system_a.sync.more")
                .contains("1 must-requirement fails (status 1)")
                .doesNotContain("<error");
    }

    @Test
    void a_configuration_that_cannot_be_used_is_an_error_and_no_failure() throws IOException {
        Path configuration = Files.writeString(folder.resolve("drawbridge.yaml"), "nats: {backend: dokcer}\n");

        Commands.Outcome build = build(configuration);

        assertThat(build.status()).as(build.output()).isEqualTo(1);
        assertThat(xml())
                .contains("<error")
                .contains("drawbridge.yaml:1: nats.backend: expected auto, binary")
                .doesNotContain("<failure");
        assertThat(folder.resolve("out/report.json")).doesNotExist();
    }

    private Commands.Outcome build(Path configuration) {
        return Commands.run(
                Duration.ofMinutes(5),
                List.of(
                        Java.executable(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dsut.config=" + configuration,
                        "-Ddrawbridge.output=" + folder.resolve("out"),
                        "-cp",
                        classPath,
                        "org.junit.platform.console.ConsoleLauncher",
                        "execute",
                        "--select-class=org.example.bridge.OurBridgeIT",
                        "--reports-dir=" + folder.resolve("junit"),
                        "--details=tree",
                        "--details-theme=ascii",
                        "--disable-ansi-colors",
                        "--disable-banner"));
    }

    private String xml() throws IOException {
        return Files.readString(folder.resolve("junit/TEST-junit-jupiter.xml"));
    }
}
