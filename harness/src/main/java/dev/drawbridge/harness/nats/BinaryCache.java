package dev.drawbridge.harness.nats;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * What earlier runs fetched: {@code nats-server/<version>/nats-server} in the cache folder.
 *
 * <p>The oldest version that will do comes first, so that a cache that later holds more doesn't change what a run takes.
 */
final class BinaryCache implements Source {
    private static final String NAME = "nats-server";
    // A file lock belongs to the whole JVM and throws for its second thread: this one queues the threads.
    private static final ReentrantLock THREADS = new ReentrantLock();

    private final Path folder;

    BinaryCache(Path cache) {
        this.folder = cache.resolve(NAME);
    }

    @Override
    public String name() {
        return "cache " + folder;
    }

    @Override
    public List<Path> candidates(Requirement wanted) throws IOException {
        Map<ServerVersion, Path> found = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> entries = Files.list(folder)) {
                entries.forEach(entry -> ServerVersion.in(String.valueOf(entry.getFileName()))
                        .filter(version -> wanted.accepts(version) && Files.isExecutable(entry.resolve(NAME)))
                        .ifPresent(version -> found.put(version, entry.resolve(NAME))));
            }
        }
        return List.copyOf(found.values());
    }

    /** Something that makes a binary in a work folder. */
    interface Fetch {
        Path into(Path work) throws IOException;
    }

    /**
     * Fetches one binary while no other thread or process fetches, and keeps it.
     *
     * @return the binaries that will do: those that another process has kept meanwhile, else the new one
     */
    List<Path> fetch(Requirement wanted, Fetch fetch) throws IOException {
        List<Path> before = candidates(wanted);
        Files.createDirectories(folder);
        THREADS.lock();
        try (FileChannel channel =
                        FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            List<Path> meanwhile = new ArrayList<>(candidates(wanted));
            meanwhile.removeAll(before);
            if (lock.isValid() && !meanwhile.isEmpty()) {
                return meanwhile;
            }
            Path work = Files.createTempDirectory(folder, ".work-");
            try {
                return List.of(keep(fetch.into(work)));
            } finally {
                FileUtils.deleteDirectory(work.toFile());
            }
        } finally {
            THREADS.unlock();
        }
    }

    private Path keep(Path binary) throws IOException {
        ServerVersion version = ServerBinary.versionOf(binary)
                .orElseThrow(() -> new IOException("the binary fetched does not run on this machine"));
        Path target =
                Files.createDirectories(folder.resolve(version.toString())).resolve(NAME);
        return Files.move(binary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
