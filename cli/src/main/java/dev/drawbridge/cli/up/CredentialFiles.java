package dev.drawbridge.cli.up;

import dev.drawbridge.harness.environment.AppUnderTest;
import dev.drawbridge.harness.environment.Bridge;
import dev.drawbridge.permissions.UserPassword;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Each principal's credentials as a file of variables that a shell can read, for its owner only. */
final class CredentialFiles {

    private CredentialFiles() {}

    /** Writes a file {@code <principal>.env} for each; those of apps name their database too. */
    static void write(Bridge bridge, Path folder) throws IOException {
        Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        for (String principal : bridge.server().credentials().principals()) {
            write(folder.resolve(principal + ".env"), variables(bridge, principal));
        }
    }

    private static Map<String, String> variables(Bridge bridge, String principal) {
        UserPassword own = bridge.server().credentials().of(principal);
        Map<String, String> variables = new TreeMap<>();
        variables.put("NATS_URL", bridge.server().url().toString());
        variables.put("NATS_USER", own.user());
        variables.put("NATS_PASSWORD", own.password());
        variables.put("NATS_INBOX_PREFIX", bridge.clients().inboxPrefix(principal));
        bridge.apps().stream()
                .filter(app -> app.name().equals(principal))
                .map(AppUnderTest::environment)
                .forEach(environment -> environment.forEach((name, value) -> {
                    if (name.startsWith("DATABASE_")) {
                        variables.put(name, value);
                    }
                }));
        return variables;
    }

    private static void write(Path file, Map<String, String> variables) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                file,
                variables.entrySet().stream()
                        .map(entry -> entry.getKey() + "='" + entry.getValue().replace("'", "'\\''") + "'\n")
                        .collect(Collectors.joining()));
    }
}
