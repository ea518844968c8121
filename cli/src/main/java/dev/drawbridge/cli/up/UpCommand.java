package dev.drawbridge.cli.up;

import dev.drawbridge.cli.up.KeeperProcess.KeeperFailed;
import dev.drawbridge.reports.ExitStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code drawbridge up}: the example, to try with curl; returns when all is ready. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Starts the seed's example and returns when both apps are ready.",
            "Ports on 127.0.0.1: NATS 5222, monitoring 8822, system_a 3100, system_b 3101, PostgreSQL 65432 and 65433."
        })
public final class UpCommand implements Callable<Integer> {

    private static final int HIGHEST_FIRST = 65535 - Ports.COUNT + 1;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "Another topology of two apps. Default: the seed's.")
    private @Nullable Path config;

    @Option(
            names = "--ports",
            paramLabel = "FIRST",
            description = "Six other ports in a row: NATS, monitoring, HTTP of the first and second app, PostgreSQL of"
                    + " the first and second app.")
    private @Nullable Integer firstPort;

    @Override
    public Integer call() throws IOException {
        Ports ports = ports();
        Example example = Example.read(config);
        try (StateFolder folder = StateFolder.take(StateFolder.ofUser(System.getenv()))) {
            Optional<UpState> before = folder.read();
            if (before.isPresent()
                    && before.get().ready()
                    && before.get().keeper().runs()) {
                return alreadyUp(before.get());
            }
            before.ifPresentOrElse(TearDown::of, () -> TearDown.sweep(folder.root()));
            folder.forget();
            TakenPorts.none(ports.purposes(example.apps()));
            return start(folder, example.apps(), ports);
        }
    }

    private int start(StateFolder folder, List<String> apps, Ports ports) throws IOException {
        PrintWriter out = commandSpec().commandLine().getOut();
        FailedLogs.clear(folder.failed());
        Path file = config == null ? null : config.toAbsolutePath();
        KeeperProcess keeper = KeeperProcess.start(
                new KeeperArguments(folder.root(), folder.failed(), ports, file), folder.keeperLog());
        UpState state = new UpState(
                keeper.known(),
                folder.root().toString(),
                file == null ? "" : file.toString(),
                ports,
                apps,
                false,
                List.of());
        Interruption interruption = Interruption.endsWholly(
                state, folder, commandSpec().commandLine().getErr());
        folder.write(state);
        try {
            keeper.awaitReady(
                    line -> {
                        out.println(line);
                        out.flush();
                    },
                    folder.keeperLog());
            UpState ready = state.readyWith(keeper.parts());
            folder.write(ready);
            interruption.noLonger();
            keeper.handOver();
            out.println();
            out.println(title(ready) + " is up.");
            out.println();
            out.println(UpSummary.of(ready));
            out.flush();
            return ExitStatus.CONFORMANT.code();
        } catch (KeeperFailed failed) {
            interruption.noLonger();
            TearDown.of(state);
            folder.forget();
            PrintWriter err = commandSpec().commandLine().getErr();
            err.println("drawbridge: " + failed.getMessage());
            if (Files.isDirectory(folder.failed())) {
                err.println("  logs: " + folder.failed());
            }
            err.flush();
            return failed.status();
        }
    }

    private int alreadyUp(UpState state) {
        PrintWriter out = commandSpec().commandLine().getOut();
        List<String> ended = state.ended();
        if (!ended.isEmpty()) {
            PrintWriter err = commandSpec().commandLine().getErr();
            err.println("drawbridge: " + title(state) + " is up already, but not whole: ended by now: "
                    + String.join(", ", ended) + ".\n  where: " + state.root()
                    + "\n  what to do: read the logs there, then \"drawbridge down\" and \"drawbridge up\"");
            err.flush();
            return ExitStatus.ENVIRONMENT.code();
        }
        out.println(title(state) + " is up already.");
        out.println();
        out.println(UpSummary.of(state));
        out.flush();
        return ExitStatus.CONFORMANT.code();
    }

    private static String title(UpState state) {
        return state.configuration().isEmpty() ? "The seed's example" : "The example of " + state.configuration();
    }

    private Ports ports() {
        if (firstPort == null) {
            return Ports.SEED;
        }
        if (firstPort < 1 || firstPort > HIGHEST_FIRST) {
            throw new ParameterException(
                    commandSpec().commandLine(),
                    "--ports: expected a port from 1 to " + HIGHEST_FIRST + ", so that six in a row fit; found "
                            + firstPort);
        }
        return Ports.from(firstPort);
    }

    private CommandSpec commandSpec() {
        return Objects.requireNonNull(spec);
    }
}
