package dev.drawbridge.selftest.provisioners;

import static java.util.stream.Collectors.joining;

import java.io.PrintWriter;
import java.util.Arrays;

/** Says what is wrong in general words, and never which subject, setting, address, version or number it is about. */
public final class NamesNothing implements Provisioner {

    /** Also what a variable of the environment is called, which is the same everywhere. */
    private static final String GENERAL = "[(\"']*(\\p{L}+|[A-Z_]+)[)\"'.,:;]*";

    @Override
    public int run(Told told) {
        PrintWriter general = Lines.to(told.output(), NamesNothing::inGeneral);
        return told.obey(general);
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
