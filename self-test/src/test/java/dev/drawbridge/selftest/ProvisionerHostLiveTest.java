package dev.drawbridge.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.drawbridge.selftest.provisioners.Provisioners;
import dev.drawbridge.selftest.worker.HostProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A provisioner that lives in a host is told, says and ends with the same as one that is a process. */
@Tag("live")
class ProvisionerHostLiveTest {

    private static final Programs PROGRAMS = Programs.ofBuild();

    @Test
    void it_takes_its_words_and_variables_from_the_process_that_stands_for_it() throws Exception {
        assumeThat(Path.of("/proc/self/environ")).exists();
        try (HostProcess host = HostProcess.start(PROGRAMS.provisionerHost(), PROGRAMS.standIn())) {
            for (List<String> arguments :
                    List.of(List.of("plan", "--wait", "no time"), List.of("apply", "--wait", "0"), List.of("--help"))) {
                assertThat(ended(List.of("sh", "-c", host.command() + " \"$@\"", "sh"), arguments))
                        .isEqualTo(ended(PROGRAMS.selfTestProgram(Provisioners.class), arguments));
            }
        }
    }

    @Test
    void it_lets_go_of_one_that_is_killed() throws Exception {
        assumeThat(Path.of("/proc/self/environ")).exists();
        try (HostProcess host = HostProcess.start(PROGRAMS.provisionerHost(), PROGRAMS.standIn())) {
            Process process = started(
                    List.of("sh", "-c", "exec " + host.command() + " \"$@\"", "sh"), List.of("apply", "--wait", "60"));
            String first = process.inputReader().readLine();

            process.toHandle().destroyForcibly();

            assertThat(first).contains("waiting for NATS");
            // The host has its output, too: it ends when both have let go.
            assertThat(process.inputReader().lines().toList()).allMatch(line -> line.contains("waiting for NATS"));
        }
    }

    private static Map.Entry<Integer, String> ended(List<String> command, List<String> arguments) throws Exception {
        Process process = started(command, arguments);
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return Map.entry(process.exitValue(), output);
    }

    private static Process started(List<String> command, List<String> arguments) throws Exception {
        List<String> all = new ArrayList<>(command);
        all.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
        // Nobody serves there.
        builder.environment().put("NATS_URL", "nats://127.0.0.1:1");
        return builder.start();
    }
}
