package dev.drawbridge.harness.postgres;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL's programs, as this user may run them.
 *
 * @param folder the one with {@code bin/postgres}
 */
record PostgresPrograms(Path folder) {

    /** As root by way of a user namespace, in which the process is nobody: PostgreSQL refuses to run as root. */
    List<String> command(String name) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(folder.resolve("bin").resolve(name).toString());
        return command;
    }

    static boolean isRoot() {
        return System.getProperty("user.name", "").equals("root");
    }

    /** What to do where one of them said that. */
    static String remedy(String output) {
        return output.contains("unshare") || output.contains("cannot be run as root")
                ? "PostgreSQL refuses root, and this container forbids the way around it (unshare): run as an ordinary"
                        + " user, or start the container with --security-opt seccomp=unconfined, or name a server of"
                        + " your own"
                : "correct what it says, or name a PostgreSQL server of your own";
    }
}
