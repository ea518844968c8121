package dev.drawbridge.harness.process;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A program to run.
 *
 * @param name what people call it; also names its log file
 * @param command program and arguments; must hold no secret, since every user of the machine can read it
 * @param environment what it gets beside the few variables that every program needs; may hold secrets
 * @param workingDirectory null: the run's folder of that name
 * @param log null: {@code logs/<name>.log} in the run's folder
 */
public record ProcessSpec(
        String name,
        List<String> command,
        Map<String, String> environment,
        @Nullable Path workingDirectory,
        @Nullable Path log) {
    public ProcessSpec {
        if (name.isBlank() || command.isEmpty()) {
            throw new IllegalArgumentException("a program needs a name and a command: '" + name + "' " + command);
        }
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    public static ProcessSpec of(String name, List<String> command) {
        return new ProcessSpec(name, command, Map.of(), null, null);
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
        return new ProcessSpec(name, command, all, workingDirectory, log);
    }

    /** With these arguments behind those that it has. */
    public ProcessSpec followedBy(List<String> arguments) {
        return new ProcessSpec(
                name, Stream.concat(command.stream(), arguments.stream()).toList(), environment, workingDirectory, log);
    }

    public ProcessSpec in(Path directory) {
        return new ProcessSpec(name, command, environment, directory, log);
    }

    public ProcessSpec loggingTo(Path file) {
        return new ProcessSpec(name, command, environment, workingDirectory, file);
    }

    /** Names the variables, never their values. */
    @Override
    public String toString() {
        return "ProcessSpec[" + name + ": " + String.join(" ", command) + ", environment "
                + environment.keySet().stream().sorted().toList() + "]";
    }
}
