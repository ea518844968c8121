package dev.drawbridge.harness.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A program's output: kept in a file, and handed on line by line to those who wait for one.
 *
 * <p>It outlives restarts of the program: later output is appended. Safe for use by several threads.
 */
public final class LiveLog {
    private final Path file;
    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<String> lines = new ArrayList<>();
    private @Nullable Writer writer;

    public LiveLog(Path file) {
        this.file = file;
    }

    public Path file() {
        return file;
    }

    /** All lines so far. */
    public List<String> lines() {
        return linesFrom(0);
    }

    /** The lines from this position on. */
    public List<String> linesFrom(int position) {
        lock.lock();
        try {
            return List.copyOf(lines.subList(Math.min(position, lines.size()), lines.size()));
        } finally {
            lock.unlock();
        }
    }

    /** The last lines, at most this many. */
    public List<String> tail(int count) {
        lock.lock();
        try {
            return List.copyOf(lines.subList(Math.max(0, lines.size() - count), lines.size()));
        } finally {
            lock.unlock();
        }
    }

    /** The position after the last line: take it before acting, then wait from there for what the action causes. */
    public int position() {
        lock.lock();
        try {
            return lines.size();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for the first line from this position on that is wanted; woken by each line, it never polls.
     *
     * @return the line, or empty when the patience or the program's output ends without it
     */
    public Optional<String> await(int position, Predicate<String> wanted, Duration patience) {
        long left = patience.toNanos();
        int next = position;
        lock.lock();
        try {
            while (true) {
                for (; next < lines.size(); next++) {
                    if (wanted.test(lines.get(next))) {
                        return Optional.of(lines.get(next));
                    }
                }
                if (writer == null || left <= 0) {
                    return Optional.empty();
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Says that a program now writes here, so that waiting makes sense. */
    public void open() {
        lock.lock();
        try {
            writer = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    /** Takes one line; the file has it before anybody who waits for it goes on. */
    public void append(String line) {
        lock.lock();
        try {
            lines.add(line);
            if (writer != null) {
                writer.write(line);
                writer.write('\n');
                writer.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            changed.signalAll();
            lock.unlock();
        }
    }

    /** Says that the program's output has ended: nobody waits any longer. */
    public void end() {
        lock.lock();
        try {
            if (writer != null) {
                writer.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer = null;
            changed.signalAll();
            lock.unlock();
        }
    }
}
