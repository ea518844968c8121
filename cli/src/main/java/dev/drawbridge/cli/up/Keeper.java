package dev.drawbridge.cli.up;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.environment.AppUnderTest;
import dev.drawbridge.harness.environment.Bridge;
import dev.drawbridge.harness.environment.Surroundings;
import dev.drawbridge.harness.workspace.Workspace;
import dev.drawbridge.reports.ExitStatus;
import dev.drawbridge.topology.InvalidConfigurationException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The process that holds an example: what it started ends with it, however it ends.
 *
 * <p>Its output is a conversation with {@code up} in the words of {@link KeeperTalk}. Until {@code up} has said that it is
 * to stay, the end of the input ends it: a command that was interrupted leaves nothing behind.
 */
final class Keeper {

    private final KeeperArguments arguments;
    private final PrintStream out;

    private Keeper(KeeperArguments arguments, PrintStream out) {
        this.arguments = arguments;
        this.out = out;
    }

    public static void main(String[] words) {
        Thread watch = new Thread(Keeper::endUnlessToldToStay, "handover");
        watch.setDaemon(true);
        watch.start();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        new Keeper(KeeperArguments.of(words), out).run();
        System.exit(ExitStatus.CONFORMANT.code());
    }

    private static void endUnlessToldToStay() {
        try (BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            if (KeeperTalk.STAY.equals(orders.readLine())) {
                return;
            }
        } catch (IOException e) {
            // A pipe that breaks says the same as one that ends.
        }
        System.exit(ExitStatus.ENVIRONMENT.code());
    }

    private void run() {
        Surroundings surroundings = null;
        try {
            out.println(KeeperTalk.SAYS + "looking for a NATS server");
            Workspace workspace = Workspace.at(arguments.root());
            Example example = Example.read(arguments.configuration());
            surroundings = Surroundings.open(example.configuration(), workspace);
            out.println(KeeperTalk.SAYS + surroundings.serverDescription());
            out.println(KeeperTalk.SAYS + "starting it, two PostgreSQL servers, the provisioner and the apps");
            Bridge bridge = surroundings
                    .bridge(KeeperArguments.BRIDGE)
                    .onPorts(arguments.ports().of(example.topology()))
                    .provisioned()
                    .withApps()
                    .start();
            bridge.awaitApps();
            CredentialFiles.write(bridge, arguments.credentials());
            for (String line : Files.readAllLines(arguments.provisionerLog())) {
                out.println(KeeperTalk.SAYS + "provisioner: " + line);
            }
            Set<Long> parts = workspace.processes();
            parts.forEach(pid -> announce(pid, bridge));
            out.println(KeeperTalk.READY);
            awaitEndOf(parts);
        } catch (InvalidConfigurationException invalid) {
            fail(ExitStatus.USAGE, String.valueOf(invalid.getMessage()), surroundings);
        } catch (EnvironmentException broken) {
            fail(ExitStatus.ENVIRONMENT, String.valueOf(broken.getMessage()), surroundings);
        } catch (IOException | RuntimeException e) {
            e.printStackTrace();
            fail(ExitStatus.ENVIRONMENT, "bringing up the example failed: " + e, surroundings);
        }
    }

    private void announce(long pid, Bridge bridge) {
        String name = bridge.apps().stream()
                .filter(app -> app.process().pid().equals(OptionalLong.of(pid)))
                .map(AppUnderTest::name)
                .findFirst()
                .or(() -> ProcessHandle.of(pid)
                        .flatMap(process -> process.info().command())
                        .map(command -> String.valueOf(Path.of(command).getFileName())))
                .orElse("process");
        KnownProcess.of(pid).ifPresent(process -> out.println(KeeperTalk.part(new UpState.Part(name, process))));
    }

    /** Who has nothing left to keep need not stay, also when nobody knows of it any more. */
    private static void awaitEndOf(Set<Long> parts) {
        parts.stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .forEach(part -> part.onExit().join());
    }

    /** The logs stay when all else goes, and the message says where. */
    private void fail(ExitStatus status, String message, @Nullable Surroundings surroundings) {
        FailedLogs.keep(arguments.root(), arguments.failed());
        if (surroundings != null) {
            surroundings.close();
        }
        out.println(KeeperTalk.FAILED + status.code());
        out.println(
                message.replace(arguments.root().toString(), arguments.failed().toString()));
        System.exit(status.code());
    }
}
