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
 * A main class of this class path that a run starts again and again, each time as a short-lived process. Where the class path is
 * one jar, and an archive of this program's classes lies beside it, each starts from there, with half of the work. Else the first
 * one archives the classes that it loaded when it ends, for those after it.
 */
final class JavaProgram {

    private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final String main;
    private final String classPath;
    private final boolean archives;
    private final boolean prepared;
    private final Path archive;
    private final ReentrantLock first = new ReentrantLock();
    private volatile @Nullable ManagedProcess archiving;

    /** @param folder of the run, where the archive is kept */
    JavaProgram(String main, Path folder) {
        this(main, Java.classPath(), folder);
    }

    JavaProgram(String main, String path, Path folder) {
        this.main = main;
        List<Path> entries =
                Arrays.stream(path.split(File.pathSeparator, -1)).map(Path::of).toList();
        Path compiled = Path.of(main.replace('.', '/') + ".class");
        // Not out of folders, as while the project's own modules are tested: nothing can be archived then.
        this.archives = entries.stream().noneMatch(entry -> Files.exists(entry.resolve(compiled)));
        this.classPath = entries.stream()
                .filter(entry -> !archives || Files.isRegularFile(entry))
                // Of which this program has no need, and which picocli wakes where it is.
                .filter(entry -> !String.valueOf(entry.getFileName()).startsWith("groovy"))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        Path beside = Path.of(classPath).resolveSibling(main + ".jsa");
        this.prepared = archives && Files.isRegularFile(beside);
        this.archive = prepared ? beside : folder.resolve(main + ".jsa");
    }

    /**
     * Starts it.
     *
     * @param starter takes the command without the program's own arguments
     */
    ManagedProcess start(Function<List<String>, ManagedProcess> starter) {
        if (archives && !prepared && archiving == null && first.tryLock()) {
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
        if (prepared) {
            return true;
        }
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
