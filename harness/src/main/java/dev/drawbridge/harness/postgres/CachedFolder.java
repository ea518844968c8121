package dev.drawbridge.harness.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Predicate;
import org.apache.commons.io.FileUtils;

/** A folder of the cache that is made once, whole or not at all, however many runs ask for it at once. */
final class CachedFolder {

    private CachedFolder() {}

    /** What it holds. */
    @FunctionalInterface
    interface Content {

        /** Puts it into an empty folder, which is moved when that is done. */
        void into(Path work) throws IOException;
    }

    /**
     * The folder, made if it isn't there or isn't whole.
     *
     * @param isWhole whether nothing has been deleted from it since
     */
    static synchronized Path of(Path target, Predicate<Path> isWhole, Content content) throws IOException {
        Path folder = Files.createDirectories(target.resolveSibling(".").normalize());
        try (FileChannel channel =
                        FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid() && !isWhole.test(target)) {
                FileUtils.deleteDirectory(target.toFile());
                Path work = Files.createTempDirectory(folder, ".work-");
                try {
                    content.into(work);
                    Files.move(work, target, StandardCopyOption.ATOMIC_MOVE);
                } finally {
                    FileUtils.deleteDirectory(work.toFile());
                }
            }
        }
        return target;
    }
}
