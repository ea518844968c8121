package dev.drawbridge.harness.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One run's temporary folder and everything that must be gone when the run is.
 *
 * <p>The folder and every registered process and container go away on {@link #close()}, on SIGINT and SIGTERM, and
 * within seconds of a SIGKILL of this JVM. Several runs side by side share nothing.
 */
public final class Workspace implements AutoCloseable {
    /** The environment variable that marks every process of a run; its value is {@link #mark()}. */
    public static final String MARK = "DRAWBRIDGE_WORKSPACE";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path root;
    private final Reaper reaper;
    private final Thread hook;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Map<Long, String> processes = new ConcurrentHashMap<>();

    private Workspace(Path root) {
        this.root = root;
        this.reaper = Reaper.start(root, mark(root));
        this.hook = new Thread(this::reapOnce, "drawbridge-workspace");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Makes a folder readable by its owner only under {@code java.io.tmpdir} and starts its reaper. */
    public static Workspace open() {
        try {
            return new Workspace(Files.createTempDirectory(
                            "drawbridge-" + ProcessHandle.current().pid() + "-",
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
                    .toRealPath());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "No temporary folder can be made in " + System.getProperty("java.io.tmpdir"), e);
        }
    }

    /**
     * Makes this folder, which must not exist yet, readable by its owner only and starts its reaper: for a run whose
     * folder others must find.
     */
    public static Workspace at(Path root) {
        try {
            Files.createDirectory(
                    root, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return new Workspace(root.toRealPath());
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + root + " can't be made", e);
        }
    }

    /**
     * Does a reaper's work for a run that was killed together with its own: ends the processes that carry the mark of that
     * folder, and deletes it. Nothing happens where nothing is left.
     *
     * @throws dev.drawbridge.harness.EnvironmentException when something is left
     */
    public static void reclaim(Path root) {
        try {
            Path real = Files.createDirectories(root).toRealPath();
            Reaper.start(real, mark(real)).reap(PATIENCE);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + root + " can't be reclaimed", e);
        }
    }

    public Path root() {
        return root;
    }

    /** The numbers of the processes that are registered and have not ended. */
    public Set<Long> processes() {
        return Set.copyOf(processes.keySet());
    }

    /** What {@link #MARK} is set to in this run's processes: the root and a slash, so that none is another's prefix. */
    public String mark() {
        return mark(root);
    }

    /** The sub-folder of that name (slashes make deeper ones), made when it isn't there yet. */
    public Path folder(String name) {
        Path folder = root.resolve(name).normalize();
        if (!folder.startsWith(root)) {
            throw new IllegalArgumentException("'" + name + "' leads out of " + root);
        }
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has this process, its group and its descendants ended with the run: SIGTERM first, SIGKILL two seconds later. */
    public void watch(long pid) {
        watch(pid, "TERM");
    }

    /**
     * Like {@link #watch(long)} with another polite signal.
     *
     * @param signal its name without {@code SIG}
     */
    public void watch(long pid, String signal) {
        String order = "process " + pid + " " + ProcessStart.of(pid) + " " + signal;
        String before = processes.put(pid, order);
        reaper.order(order);
        if (before != null && !before.equals(order)) {
            reaper.order("forget " + before);
        }
    }

    /** Says that this process has ended: its number may be somebody else's from now on. */
    public void forget(long pid) {
        String order = processes.remove(pid);
        if (order != null) {
            reaper.order("forget " + order);
        }
    }

    /**
     * Has this container removed with the run.
     *
     * @param id its name or its id
     * @param engine the address of the engine that has it
     */
    public void watchContainer(String id, String engine) {
        reaper.order("container " + id + " " + engine);
    }

    /** Says that this container has been removed. */
    public void forgetContainer(String id, String engine) {
        reaper.order("forget container " + id + " " + engine);
    }

    /** Has this folder, which lies outside the root, deleted with the run. */
    public void watchFolder(Path folder) {
        reaper.order("dir " + folder.toAbsolutePath().normalize());
    }

    /**
     * Ends everything that is registered and deletes the folder; a second call does nothing.
     *
     * @throws dev.drawbridge.harness.EnvironmentException when something is left
     */
    @Override
    public void close() {
        if (!Thread.currentThread().equals(hook)) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The JVM is going down: the hook may run beside us, and only one of the two does the work.
            }
        }
        reapOnce();
    }

    private void reapOnce() {
        if (closed.compareAndSet(false, true)) {
            reaper.reap(PATIENCE);
        }
    }

    private static String mark(Path root) {
        return root + "/";
    }
}
