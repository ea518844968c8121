package dev.drawbridge.cli.up;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.environment.Java;
import dev.drawbridge.reports.ExitStatus;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The keeper as {@code up} sees it, from its start to the handover. */
final class KeeperProcess {

    private static final List<Path> DETACHERS = List.of(Path.of("/usr/bin/setsid"), Path.of("/usr/bin/nohup"));
    private static final List<String> JVM =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "-Xshare:auto");

    private final Process process;
    private final List<UpState.Part> parts = new ArrayList<>();

    private KeeperProcess(Process process) {
        this.process = process;
    }

    /** Starts it in a session of its own, so that neither Ctrl-C nor the end of the terminal reaches it. */
    static KeeperProcess start(KeeperArguments arguments, Path log) {
        List<String> command = new ArrayList<>();
        DETACHERS.stream().filter(Files::isExecutable).findFirst().ifPresent(found -> command.add(found.toString()));
        command.add(Java.executable());
        command.addAll(JVM);
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("drawbridge.") || name.startsWith("nats.") || name.equals("pace"))
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        command.addAll(List.of("-cp", Java.classPath(), Keeper.class.getName()));
        command.addAll(arguments.words());
        try {
            return new KeeperProcess(
                    new ProcessBuilder(command).redirectError(log.toFile()).start());
        } catch (IOException e) {
            throw new EnvironmentException(
                    "the process that keeps the example can't be started: " + e.getMessage(),
                    Java.executable(),
                    List.of(),
                    "check that Java can be run",
                    e);
        }
    }

    KnownProcess known() {
        return KnownProcess.of(process.pid()).orElse(new KnownProcess(process.pid(), "ended"));
    }

    List<UpState.Part> parts() {
        return List.copyOf(parts);
    }

    /**
     * Listens until everything is up.
     *
     * @throws KeeperFailed with the keeper's own words when it is not
     */
    void awaitReady(Consumer<String> progress, Path log) throws KeeperFailed {
        try {
            // Not closed: the keeper would find a broken pipe where it has one that nobody reads.
            BufferedReader said = process.inputReader();
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.equals(KeeperTalk.READY)) {
                    return;
                } else if (line.startsWith(KeeperTalk.SAYS)) {
                    progress.accept(line.substring(KeeperTalk.SAYS.length()));
                } else if (line.startsWith(KeeperTalk.FAILED)) {
                    int status = Integer.parseInt(line.substring(KeeperTalk.FAILED.length()));
                    throw new KeeperFailed(
                            status, String.join("\n", said.lines().toList()));
                } else {
                    KeeperTalk.part(line).ifPresent(parts::add);
                }
            }
        } catch (IOException e) {
            // As below: it has gone away.
        }
        throw new KeeperFailed(
                ExitStatus.ENVIRONMENT.code(),
                "the process that keeps the example ended before it was ready.\n  where: process " + process.pid()
                        + ", log " + log);
    }

    /** Lets it live on when this process ends. */
    void handOver() throws IOException {
        try (Writer orders = process.outputWriter()) {
            orders.write(KeeperTalk.STAY + "\n");
        }
    }

    /** Says in the keeper's words why there is no example. */
    static final class KeeperFailed extends Exception {
        private static final long serialVersionUID = 1L;

        private final int status;

        KeeperFailed(int status, String message) {
            super(message);
            this.status = status;
        }

        int status() {
            return status;
        }
    }
}
