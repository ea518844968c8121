package dev.drawbridge.cli.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.harness.nats.Attempt;
import dev.drawbridge.harness.nats.Outlook;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChecksTest {

    @Test
    void what_does_not_answer_holds_up_nothing_else_and_is_told() {
        CountDownLatch never = new CountDownLatch(1);
        Check silent = new Check("a server", "start it", () -> {
            try {
                never.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        });

        assertThat(new Checkup(Duration.ofSeconds(1))
                        .of(List.of(silent, Check.here("disk", () -> Finding.ok("disk", "there")))))
                .containsExactly(
                        Finding.lacks("a server", "no answer within 1 s", "start it"), Finding.ok("disk", "there"));
    }

    @Test
    void a_defect_of_a_check_is_no_finding() {
        Check broken = Check.here("disk", () -> {
            throw new IllegalArgumentException("ours");
        });

        assertThatThrownBy(() -> new Checkup(Duration.ofSeconds(5)).of(List.of(broken)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("looking at disk failed");
    }

    @Test
    void a_clock_from_before_the_program_was_built_is_wrong() {
        Instant built = Instant.parse("2026-11-01T00:00:00Z");

        assertThat(MachineChecks.clock(built.minusSeconds(1), built).state()).isEqualTo(Finding.State.LACKS);
        assertThat(MachineChecks.clock(built.plusSeconds(1), built).state()).isEqualTo(Finding.State.OK);
    }

    @Test
    void clocks_that_are_apart_are_noted_and_those_that_are_not_are_not() {
        Instant now = Instant.parse("2026-11-01T00:00:00Z");

        assertThat(Clocks.apart("it", now.plusSeconds(4), now)).isEmpty();
        assertThat(Clocks.apart("it", now.minusSeconds(61), now))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.toString()).contains("note", "it says 2026-10-31T23:58:59Z, 61 s apart"));
    }

    @Test
    void a_folder_that_nothing_can_be_made_in_and_a_full_disk_are_lacking(@TempDir Path folder) {
        assertThat(MachineChecks.writable(folder).state()).isEqualTo(Finding.State.OK);
        assertThat(MachineChecks.writable(folder.resolve("none"))).satisfies(finding -> {
            assertThat(finding.state()).isEqualTo(Finding.State.LACKS);
            assertThat(finding.toString()).contains("java.io.tmpdir");
        });
        assertThat(MachineChecks.free(folder, 0).state()).isEqualTo(Finding.State.OK);
        assertThat(MachineChecks.free(folder, Long.MAX_VALUE).state()).isEqualTo(Finding.State.LACKS);
    }

    @Test
    void a_server_that_would_be_fetched_is_no_lack_and_none_at_all_is() {
        assertThat(ServerChecks.nats(new Outlook(Optional.of("nats-server 2.15.1"), List.of(), List.of())))
                .isEqualTo(Finding.ok("NATS server", "nats-server 2.15.1"));
        assertThat(ServerChecks.nats(new Outlook(Optional.of("nats-server 2.15.1"), List.of("the image x"), List.of()))
                        .toString())
                .contains("note", "a run takes the image x instead if it can fetch that first");
        assertThat(ServerChecks.nats(new Outlook(Optional.empty(), List.of("the image x", "release 2"), List.of()))
                        .toString())
                .contains("note", "none here; a run tries to fetch the image x, else release 2");
        assertThat(ServerChecks.nats(
                                new Outlook(Optional.empty(), List.of(), List.of(new Attempt("PATH", "nothing there"))))
                        .toString())
                .contains("lacks", "PATH: nothing there", "install nats-server 2.10.23 or later");
    }

    @Test
    void a_finding_is_one_line_whatever_it_says() {
        assertThat(Finding.lacks("x", "a\n  b\r\nc", "d").toString()).isEqualTo("lacks  x: a b c; d");
    }
}
