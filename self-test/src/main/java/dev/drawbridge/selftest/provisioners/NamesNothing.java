package dev.drawbridge.selftest.provisioners;

import static java.util.stream.Collectors.joining;

import dev.drawbridge.provisioner.ProvisionCommand;
import java.io.PrintWriter;
import java.util.Arrays;

/** Says what is wrong in general words, and never which subject, setting, address, version or number it is about. */
public final class NamesNothing {

    /** Also what a variable of the environment is called, which is the same everywhere. */
    private static final String GENERAL = "[(\"']*(\\p{L}+|[A-Z_]+)[)\"'.,:;]*";

    private NamesNothing() {}

    public static void main(String[] arguments) {
        PrintWriter general = Lines.to(System.out, NamesNothing::inGeneral);
        System.exit(
                ProvisionCommand.commandLine().setOut(general).setErr(general).execute(arguments));
    }

    /** What it says of its progress stays as it is documented. */
    private static String inGeneral(String line) {
        return line.startsWith("✓")
                ? line
                : Arrays.stream(line.split(" ", -1))
                        .map(word -> word.matches(GENERAL) ? word : "…")
                        .collect(joining(" "));
    }
}
