package dev.drawbridge.cli.up;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code drawbridge down}: ends what {@code up} started, all of it. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Ends what up started, and removes its data, logs and credentials.")
public final class DownCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        try (StateFolder folder = StateFolder.take(StateFolder.ofUser(System.getenv()))) {
            Optional<UpState> state = folder.read();
            if (state.isEmpty()) {
                TearDown.sweep(folder.root());
                out.println("Nothing is up.");
            } else {
                List<String> ended = state.get().ended();
                TearDown.of(state.get());
                folder.forget();
                out.println("Down: every process has ended, data, logs and credentials are gone."
                        + (ended.isEmpty() ? "" : " Ended before: " + String.join(", ", ended) + "."));
            }
            out.flush();
            return 0;
        }
    }
}
