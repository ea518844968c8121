package dev.drawbridge.selftest;

import dev.drawbridge.harness.nats.Requirement;
import dev.drawbridge.harness.nats.ServerBinary;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Servers for tests, looked for as a run looks for them: a machine that has a JDK only gets one too. */
public final class ServerBinaries {

    private static final Map<Requirement, Path> FOUND = new ConcurrentHashMap<>();

    private ServerBinaries() {}

    /**
     * The first binary that will do.
     *
     * @throws dev.drawbridge.harness.nats.NoServerException naming each attempt when there is none: the test then fails,
     *     because a test that is skipped shows nothing
     */
    public static Path of(Requirement wanted) {
        return FOUND.computeIfAbsent(
                wanted, missing -> ServerBinary.find(missing).path().toAbsolutePath());
    }
}
