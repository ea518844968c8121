package dev.drawbridge.harness.environment;

import dev.drawbridge.harness.process.ManagedProcess;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A main class of this class path that a run starts again and again, each time as a short-lived process. The first one
 * archives the classes that it loaded when it ends; those after it start from there, with half of the work.
 */
final class JavaProgram {

    private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final String main;
    private final String classPath;
    private final boolean archives;
    private final Path archive;
    private final ReentrantLock first = new ReentrantLock();
    private volatile @Nullable ManagedProcess archiving;

    /** @param folder of the run, where the archive is kept */
    JavaProgram(String main, Path folder) {
        this.main = main;
        this.archive = folder.resolve(main + ".jsa");
        List<Path> entries = Arrays.stream(Java.classPath().split(File.pathSeparator, -1))
                .map(Path::of)
                .toList();
        Path compiled = Path.of(main.replace('.', '/') + ".class");
        // Not out of folders, as while the project's own modules are tested: nothing can be archived then.
        this.archives = entries.stream().noneMatch(entry -> Files.exists(entry.resolve(compiled)));
        this.classPath = entries.stream()
                .filter(entry -> !archives || Files.isRegularFile(entry))
                // Of which this program has no need, and which picocli wakes where it is.
                .filter(entry -> !String.valueOf(entry.getFileName()).startsWith("groovy"))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /**
     * Starts it.
     *
     * @param starter takes the command without the program's own arguments
     */
    ManagedProcess start(Function<List<String>, ManagedProcess> starter) {
        if (archives && archiving == null && first.tryLock()) {
            try {
                if (archiving == null) {
                    ManagedProcess process = starter.apply(command(Java.archivingTo(archive)));
                    archiving = process;
                    return process;
                }
            } finally {
                first.unlock();
            }
        }
        return starter.apply(command(isArchived() ? Java.startingFrom(archive) : List.of()));
    }

    /** The archive is whole once the process that writes it has ended by itself. */
    private boolean isArchived() {
        ManagedProcess process = archiving;
        return process != null && process.exitCode().orElse(-1) == 0 && Files.exists(archive);
    }

    private List<String> command(List<String> sharing) {
        List<String> command = new ArrayList<>();
        command.add(Java.executable());
        command.addAll(SHORT_LIVED);
        command.addAll(sharing);
        command.addAll(List.of("-cp", classPath, main));
        return command;
    }
}
