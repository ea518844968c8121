package dev.drawbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.EnvironmentException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class ForTheReaderTest {

    private final StringWriter err = new StringWriter();

    @Test
    void a_broken_environment_ends_with_status_3_in_words() {
        int status = handle(new EnvironmentException("the disk is full", "/data", "make room"));

        assertThat(status).isEqualTo(3);
        assertThat(err.toString())
                .contains("the disk is full", "/data", "make room")
                .doesNotContain("\tat ");
    }

    @Test
    void a_file_that_cannot_be_read_ends_with_status_3_in_words() {
        int status = handle(new UncheckedIOException("reading x", new IOException("Permission denied")));

        assertThat(status).isEqualTo(3);
        assertThat(err.toString()).contains("reading x", "Permission denied").doesNotContain("\tat ");
    }

    @Test
    void a_defect_is_never_taken_for_a_verdict() {
        int status = handle(new IllegalStateException("nobody thought of this"));

        assertThat(status).isEqualTo(3);
        assertThat(err.toString()).contains("please report", "nobody thought of this", "\tat ");
    }

    @Test
    void an_error_of_the_jvm_is_never_taken_for_a_verdict() {
        CommandLine broken = new CommandLine(new Broken()).setErr(new PrintWriter(err));

        assertThat(DrawbridgeMain.execute(broken)).isEqualTo(3);
        assertThat(err.toString()).contains("please report", "no such library");
    }

    @CommandLine.Command
    static final class Broken implements Runnable {
        @Override
        public void run() {
            throw new UnsatisfiedLinkError("no such library");
        }
    }

    private int handle(Exception exception) {
        CommandLine command = DrawbridgeMain.commandLine().setErr(new PrintWriter(err));
        return new ForTheReader().handleExecutionException(exception, command, command.parseArgs("down"));
    }
}
