package dev.drawbridge.harness.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CachedFolderTest {

    private final AtomicInteger made = new AtomicInteger();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path cache;

    @Test
    void it_is_made_once_however_many_ask_at_once() {
        IntStream.range(0, 8)
                .parallel()
                .forEach(each -> assertThat(obtain().resolve("content")).hasContent("1"));
    }

    @Test
    void what_is_not_whole_is_made_again() throws IOException {
        Files.delete(obtain().resolve("content"));
        Files.writeString(target().resolve("rest"), "of an earlier one");

        assertThat(obtain().resolve("content")).hasContent("2");
        assertThat(target().resolve("rest")).doesNotExist();
    }

    @Test
    void one_that_fails_half_way_leaves_nothing_behind() throws IOException {
        assertThatThrownBy(() -> CachedFolder.of(target(), Files::exists, work -> {
                    Files.writeString(work.resolve("half"), "");
                    throw new IOException("no space left");
                }))
                .hasMessage("no space left");

        try (Stream<Path> left = Files.list(target().getParent())) {
            assertThat(left).extracting(Path::getFileName).containsExactly(Path.of(".lock"));
        }
    }

    private Path target() {
        return cache.resolve("things").resolve("thing");
    }

    private Path obtain() {
        try {
            return CachedFolder.of(
                    target(),
                    folder -> Files.exists(folder.resolve("content")),
                    work -> Files.writeString(work.resolve("content"), Integer.toString(made.incrementAndGet())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
