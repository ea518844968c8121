package dev.drawbridge.harness.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ContainerLogTest {
    @TempDir
    private Path folder;

    @Test
    void frames_of_two_streams_become_whole_lines_wherever_they_are_cut() {
        LiveLog log = new LiveLog(folder.resolve("log"));
        log.open();
        ContainerLog output = new ContainerLog(log, 0, line -> {});
        byte[] said = "größer\nrest".getBytes(StandardCharsets.UTF_8);

        output.onNext(new Frame(StreamType.STDOUT, Arrays.copyOf(said, 3)));
        output.onNext(new Frame(StreamType.STDERR, "trouble\r\n".getBytes(StandardCharsets.UTF_8)));
        output.onNext(new Frame(StreamType.STDOUT, Arrays.copyOfRange(said, 3, said.length)));
        output.onComplete();

        assertThat(log.lines()).containsExactly("trouble", "größer", "rest");
        assertThat(log.file()).hasContent("trouble\ngrößer\nrest");
    }

    @Test
    void lines_of_an_earlier_follower_are_left_out() {
        LiveLog log = new LiveLog(folder.resolve("log"));
        log.open();
        List<Integer> seen = new ArrayList<>();
        ContainerLog output = new ContainerLog(log, 2, seen::add);

        output.onNext(new Frame(StreamType.STDERR, "1\n2\n3\n".getBytes(StandardCharsets.UTF_8)));
        output.onComplete();

        assertThat(log.lines()).containsExactly("3");
        assertThat(seen).containsExactly(3);
    }
}
