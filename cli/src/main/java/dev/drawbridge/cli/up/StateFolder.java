package dev.drawbridge.cli.up;

import dev.drawbridge.harness.EnvironmentException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The user's folder that {@code up} and {@code down} share; one of the two at a time works on it. */
final class StateFolder implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;
    private final FileChannel channel;

    private StateFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** {@code $XDG_STATE_HOME/drawbridge/up}, by default below {@code ~/.local/state} (XDG base directories). */
    static Path ofUser(Map<String, String> environment) {
        String states = environment.getOrDefault("XDG_STATE_HOME", "");
        // Java has its own idea of the home, from the user database; the shell that reads our paths has this one.
        String home = environment.getOrDefault("HOME", "");
        Path homeFolder = Path.of(home.isBlank() ? System.getProperty("user.home", ".") : home);
        return (states.isBlank() ? homeFolder.resolve(".local/state") : Path.of(states))
                .resolve("drawbridge/up")
                .toAbsolutePath()
                .normalize();
    }

    /**
     * Makes the folder readable by its owner only, and takes it.
     *
     * @throws EnvironmentException when another command has it, or it cannot be made
     */
    static StateFolder take(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new EnvironmentException(
                        "another \"drawbridge up\" or \"drawbridge down\" is at work",
                        folder.toString(),
                        "wait until it has ended");
            }
            return new StateFolder(folder.toRealPath(), channel);
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException inThisProcess) {
            return null;
        }
    }

    /** The folder of an example, gone when nothing is up. */
    Path root() {
        return folder.resolve("run");
    }

    /** Where the logs of an example stay that did not come up. */
    Path failed() {
        return folder.resolve("failed");
    }

    /** What the keeper itself says. */
    Path keeperLog() {
        return folder.resolve("keeper.log");
    }

    /** What is up, or was; a file that cannot be read counts as none. */
    Optional<UpState> read() {
        try {
            return Optional.of(JSON.readValue(Files.readString(file()), UpState.class));
        } catch (NoSuchFileException | JacksonException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    void write(UpState state) {
        try {
            Path fresh = folder.resolve("state.json.new");
            Files.writeString(fresh, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(state) + "\n");
            Files.move(fresh, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    void forget() {
        try {
            Files.deleteIfExists(file());
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private Path file() {
        return folder.resolve("state.json");
    }

    private static EnvironmentException unusable(Path folder, IOException cause) {
        return new EnvironmentException(
                "the folder for what is up cannot be used: " + cause,
                folder.toString(),
                List.of(),
                "make it writable, or name another place with XDG_STATE_HOME",
                cause);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }
}
