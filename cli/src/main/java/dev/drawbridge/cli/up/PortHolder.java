package dev.drawbridge.cli.up;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who listens on a port, as far as Linux tells this user; elsewhere nobody knows. */
final class PortHolder {

    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";

    private PortHolder() {}

    /** In words, without the arguments of the command, which may hold secrets. */
    static Optional<String> of(int port) {
        return Stream.of("tcp", "tcp6")
                .flatMap(table -> lines(PROC.resolve("net").resolve(table)).stream())
                .map(line -> line.strip().split("\\s+", -1))
                .filter(fields -> fields.length > 9 && fields[3].equals(LISTENING) && isPort(fields[1], port))
                .map(fields -> described(fields[9], fields[7]))
                .findFirst();
    }

    private static boolean isPort(String address, int port) {
        return address.endsWith(":" + String.format("%04X", port));
    }

    private static String described(String socket, String user) {
        try (Stream<Path> processes = Files.list(PROC)) {
            return processes
                    .filter(process -> process.getFileName().toString().matches("\\d+"))
                    .filter(process -> holds(process, "socket:[" + socket + "]"))
                    .findFirst()
                    .map(process -> name(process) + " (process " + process.getFileName() + ")")
                    .orElse("a process of the user with id " + user);
        } catch (IOException | UncheckedIOException e) {
            return "a process of the user with id " + user;
        }
    }

    private static boolean holds(Path process, String socket) {
        try (Stream<Path> open = Files.list(process.resolve("fd"))) {
            return open.anyMatch(link -> target(link).equals(socket));
        } catch (IOException | UncheckedIOException notOursToSee) {
            return false;
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException gone) {
            return "";
        }
    }

    private static String name(Path process) {
        return lines(process.resolve("comm")).stream().findFirst().orElse("a program");
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }
}
