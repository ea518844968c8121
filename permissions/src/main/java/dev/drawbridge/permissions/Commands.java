package dev.drawbridge.permissions;

import java.util.List;
import java.util.stream.Collectors;

/** Writes a shell script of one tool's commands, every argument that the shell might read otherwise in quotes. */
final class Commands {

    private final String tool;
    private final StringBuilder out = new StringBuilder("#!/bin/sh\n");

    Commands(String tool) {
        this.tool = tool;
    }

    /** A line for readers. */
    Commands say(String comment) {
        out.append("# ").append(comment).append('\n');
        return this;
    }

    /** An empty line. */
    Commands gap() {
        out.append('\n');
        return this;
    }

    /** A line that is no command of the tool's. */
    Commands shell(String line) {
        out.append(line).append('\n');
        return this;
    }

    /** One command. */
    Commands run(List<String> arguments) {
        out.append(tool)
                .append(' ')
                .append(arguments.stream().map(Commands::quoted).collect(Collectors.joining(" ")))
                .append('\n');
        return this;
    }

    /** One command. */
    Commands run(String... arguments) {
        return run(List.of(arguments));
    }

    String text() {
        return out.toString();
    }

    private static String quoted(String argument) {
        return argument.matches("[A-Za-z0-9_./-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
