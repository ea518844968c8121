package dev.drawbridge.harness.process;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A program to run, or a container.
 *
 * @param name what people call it; also names its log file
 * @param image null: a program of this machine
 * @param command program and arguments, or the arguments behind the image's entrypoint; must hold no secret, since every
 *     user of the machine can read it
 * @param environment what it gets beside the few variables that every program needs; may hold secrets
 * @param workingDirectory null: the run's folder of that name; an image has its own
 * @param log null: {@code logs/<name>.log} in the run's folder
 * @param shared a folder that is there inside a container, too, under the same path; it holds plain files only
 */
public record ProcessSpec(
        String name,
        @Nullable String image,
        List<String> command,
        Map<String, String> environment,
        @Nullable Path workingDirectory,
        @Nullable Path log,
        @Nullable Path shared) {
    public ProcessSpec {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a program needs a name");
        }
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    public static ProcessSpec of(String name, List<String> command) {
        return new ProcessSpec(name, null, command, Map.of(), null, null, null);
    }

    public static ProcessSpec of(String name, String... command) {
        return of(name, List.of(command));
    }

    /** With this variable added. */
    public ProcessSpec with(String variable, String value) {
        return with(Map.of(variable, value));
    }

    /** With these variables added. */
    public ProcessSpec with(Map<String, String> variables) {
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.putAll(variables);
        return new ProcessSpec(name, image, command, all, workingDirectory, log, shared);
    }

    /** With these words before those that it has. */
    public ProcessSpec precededBy(List<String> words) {
        List<String> all = Stream.concat(words.stream(), command.stream()).toList();
        return new ProcessSpec(name, image, all, environment, workingDirectory, log, shared);
    }

    /** As a container of that image, with the command behind its entrypoint. */
    public ProcessSpec inContainerOf(String other) {
        return new ProcessSpec(name, other, command, environment, workingDirectory, log, shared);
    }

    public ProcessSpec in(Path directory) {
        return new ProcessSpec(name, image, command, environment, directory, log, shared);
    }

    public ProcessSpec loggingTo(Path file) {
        return new ProcessSpec(name, image, command, environment, workingDirectory, file, shared);
    }

    /** With this folder to be seen inside a container. */
    public ProcessSpec sharing(Path folder) {
        return new ProcessSpec(name, image, command, environment, workingDirectory, log, folder);
    }

    /** Names the variables, never their values. */
    @Override
    public String toString() {
        return "ProcessSpec[" + name + ": " + (image == null ? "" : "image " + image + " ") + String.join(" ", command)
                + ", environment " + environment.keySet().stream().sorted().toList() + "]";
    }
}
