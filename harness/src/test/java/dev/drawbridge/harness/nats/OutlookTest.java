package dev.drawbridge.harness.nats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutlookTest {

    private static final Requirement NONE_IS_AS_NEW = Requirement.atLeast(new ServerVersion(99, 0, 0));

    @TempDir
    private Path folder;

    @Test
    void a_server_that_is_here_is_named_and_nothing_would_be_fetched() throws IOException {
        Path binary = Files.writeString(folder.resolve("nats-server"), "#!/bin/sh\necho nats-server: v2.10.27\n");
        Files.setPosixFilePermissions(binary, PosixFilePermissions.fromString("rwxr-xr-x"));

        Outlook outlook = Outlook.of(NatsBackends.BINARY, Requirement.usable(), "unused", settings(binary));

        assertThat(outlook.atHand())
                .hasValueSatisfying(said ->
                        assertThat(said).contains("nats-server 2.10.27", binary.toString(), "from configured path"));
        assertThat(outlook.fetches()).isEmpty();
    }

    @Test
    void where_there_is_none_all_that_a_run_would_fetch_is_named_and_nothing_is_fetched() {
        Outlook outlook = Outlook.of(NatsBackends.BINARY, NONE_IS_AS_NEW, "unused", settings(null));

        assertThat(outlook.atHand()).isEmpty();
        assertThat(outlook.fetches())
                .contains("the package nats-server of trixie", "the package nats-server of sid")
                .last()
                .asString()
                .startsWith("release ");
        assertThat(outlook.attempts()).extracting(Attempt::where).noneMatch(where -> where.startsWith("package"));
        assertThat(folder.resolve("cache")).doesNotExist();
    }

    private Settings settings(@Nullable Path binary) {
        return new Settings(
                binary, List.of(), folder.resolve("cache"), folder.resolve("no-apt"), URI.create("file:" + folder));
    }
}
