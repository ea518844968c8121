package dev.drawbridge.selftest.provisioners;

import dev.drawbridge.provisioner.ProvisionCommand;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a provisioner is told, and where it speaks.
 *
 * @param arguments of the command {@code provision}
 * @param environment what is not said by these
 * @param output what it says goes there
 */
public record Told(List<String> arguments, Map<String, String> environment, OutputStream output) {

    public Told {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** Whether that command is among its arguments. */
    boolean to(String command) {
        return arguments.contains(command);
    }

    String variable(String name) {
        return Objects.requireNonNull(environment.get(name), name);
    }

    /** Does it, as the product does. */
    int obey() {
        return obey(out());
    }

    /** The same, speaking to another. */
    int obey(PrintWriter out) {
        return obey(out, out);
    }

    int obey(PrintWriter out, PrintWriter err) {
        return ProvisionCommand.commandLine(environment)
                .setOut(out)
                .setErr(err)
                .execute(arguments.toArray(String[]::new));
    }

    /** The same with further arguments. */
    Told and(String... more) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of(more));
        return new Told(all, environment, output);
    }

    /** The same without one of its arguments. */
    Told without(String one) {
        return new Told(arguments.stream().filter(each -> !each.equals(one)).toList(), environment, output);
    }

    PrintWriter out() {
        return new PrintWriter(output, true, StandardCharsets.UTF_8);
    }
}
