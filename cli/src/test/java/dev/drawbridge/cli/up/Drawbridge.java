package dev.drawbridge.cli.up;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The command line as a process of its own, with a state folder of its own: exit codes and signals are real. */
record Drawbridge(Path states) {

    private static final long PATIENCE_SECONDS = 180;

    /** How a command ended, and what it said on both streams. */
    record Outcome(int status, String text) {}

    Path folder() {
        return states.resolve("drawbridge/up");
    }

    Outcome run(String... arguments) throws IOException, InterruptedException {
        return outcome(start(arguments));
    }

    /** With the variables of that principal's file. */
    Outcome runAs(String principal, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = builder(arguments);
        builder.environment().putAll(variables(principal));
        return outcome(builder.start());
    }

    /** What a shell gets that reads that principal's file. */
    Map<String, String> variables(String principal) throws IOException {
        Path file = folder().resolve("run/credentials").resolve(principal + ".env");
        return Files.readAllLines(file).stream()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1].replaceAll("^'|'$", "")));
    }

    private static Outcome outcome(Process process) throws IOException, InterruptedException {
        try (BufferedReader output = process.inputReader()) {
            String text = String.join("\n", output.lines().toList());
            return new Outcome(end(process), text);
        }
    }

    Process start(String... arguments) throws IOException {
        return builder(arguments).start();
    }

    private ProcessBuilder builder(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Ddrawbridge.home=" + Path.of("..").toRealPath(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.drawbridge.cli.DrawbridgeMain"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("XDG_STATE_HOME", states.toString());
        return builder;
    }

    static int end(Process process) throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("drawbridge has not ended after " + PATIENCE_SECONDS + " s");
        }
        return process.exitValue();
    }
}
