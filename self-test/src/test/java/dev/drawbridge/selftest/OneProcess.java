package dev.drawbridge.selftest;

import dev.drawbridge.harness.environment.AppUnderTest;
import dev.drawbridge.harness.http.AppClient;
import dev.drawbridge.harness.waiting.Eventually;
import dev.drawbridge.harness.waiting.Timeouts;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.zeroturnaround.exec.ProcessExecutor;

/** Every app of a system as one process, each told what a process of its own would be. */
final class OneProcess implements AutoCloseable {

    private static final String MAIN = "dev.drawbridge.referenceapp.BothSides";

    private final Process process;
    private final OutputStream log;
    private final Map<String, URI> addresses;

    private OneProcess(Process process, OutputStream log, Map<String, URI> addresses) {
        this.process = process;
        this.log = log;
        this.addresses = addresses;
    }

    /** Starts it and waits until all of it is ready; its log is {@code one-process.log} in the folder. */
    static OneProcess of(SystemOfOthers system, Path folder) throws IOException {
        List<String> names =
                system.bridge().apps().stream().map(AppUnderTest::name).toList();
        List<String> command = new ArrayList<>(Children.PROGRAMS.besideTheReferenceApp(MAIN));
        Map<String, String> environment = new TreeMap<>(Map.of("TMPDIR", folder.toString()));
        for (String name : names) {
            Map<String, String> told = new TreeMap<>(system.bridge().app(name).environment());
            told.put("SERVER_ADDRESS", "127.0.0.1");
            told.put("SERVER_PORT", "0");
            told.put("PORT_FILE", portOf(name, folder).toString());
            told.forEach((variable, value) -> environment.put(prefix(name) + variable, value));
            command.add(prefix(name));
        }
        OutputStream log = Files.newOutputStream(folder.resolve("one-process.log"));
        Process process = new ProcessExecutor()
                .command(command)
                .environment(environment)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .destroyOnExit()
                .start()
                .getProcess();
        Map<String, URI> addresses =
                names.stream().collect(Collectors.toMap(Function.identity(), name -> ready(system, name, folder)));
        return new OneProcess(process, log, addresses);
    }

    /** Where each app answers, by its name. */
    Map<String, URI> addresses() {
        return addresses;
    }

    private static URI ready(SystemOfOthers system, String name, Path folder) {
        String port = Eventually.until(
                "the port of " + name,
                Timeouts.DEFAULT.recovery(),
                () -> written(portOf(name, folder)),
                told -> !told.isEmpty());
        URI address = URI.create("http://127.0.0.1:" + port);
        AppClient client = new AppClient(name, () -> address, system.bridge().contract(), () -> {});
        Eventually.until(
                name + " to be ready", Timeouts.DEFAULT.recovery(), client::health, answer -> answer.status() == 200);
        return address;
    }

    /** Nothing while it isn't there. */
    private static String written(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file).strip() : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path portOf(String name, Path folder) {
        return folder.resolve(name + ".port");
    }

    private static String prefix(String name) {
        return "SIDE_" + name + "_";
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        log.close();
    }
}
