package dev.drawbridge.cli.setup;

import dev.drawbridge.harness.config.Configuration;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine;

/** {@code init} in a folder of its own, with somebody at the terminal who gives these lines, or nobody. */
record Init(Path file, int status, String out, String err, List<String> asked) {

    static Init in(Path folder, List<String> lines, String... flags) {
        Path file = folder.resolve("drawbridge.yaml");
        Deque<String> left = new ArrayDeque<>(lines);
        List<String> asked = new ArrayList<>();
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = new CommandLine(new InitCommand().askedBy(prompt -> {
                    asked.add(prompt);
                    return left.poll();
                }))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler((broken, failed, parsed) -> {
                    failed.getErr().println(broken.getMessage());
                    return 3;
                });
        List<String> arguments = new ArrayList<>(List.of("-o", file.toString()));
        arguments.addAll(List.of(flags));
        int status = command.execute(arguments.toArray(String[]::new));
        return new Init(file, status, out.toString(), err.toString(), asked);
    }

    Configuration loaded() {
        return Configuration.load(file, System.getenv(), new Properties());
    }

    Configuration loaded(Map<String, String> environment) {
        return Configuration.load(file, environment, new Properties());
    }

    String text() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
