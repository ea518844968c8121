package dev.drawbridge.cli.up;

import dev.drawbridge.harness.EnvironmentException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at every port before anything is started, so that all that are taken are named at once. */
final class TakenPorts {

    private static final String V4 = "127.0.0.1";

    /** Nothing of ours listens there, but {@code localhost} means this address first. */
    private static final String V6 = "::1";

    private TakenPorts() {}

    /**
     * Makes sure that all are free.
     *
     * @param purposes what each port is for
     * @throws EnvironmentException naming each that is not, and who has it where that can be told
     */
    static void none(Map<Integer, String> purposes) {
        List<String> taken = new ArrayList<>();
        purposes.forEach((port, purpose) -> refusal(port)
                .ifPresent(reason -> taken.add("port " + port + " (" + purpose + "): " + reason
                        + PortHolder.of(port).map(holder -> ", by " + holder).orElse(""))));
        if (!taken.isEmpty()) {
            throw new EnvironmentException(
                    taken.size() == 1 ? "a port is not free" : taken.size() + " ports are not free",
                    String.join("\n         ", taken),
                    "end what holds " + (taken.size() == 1 ? "it" : "them")
                            + ", or choose six other ports in a row with --ports FIRST");
        }
    }

    private static Optional<String> refusal(int port) {
        return refusal(V4, port)
                .or(() -> refusal(V6, port).filter(reason -> reason.contains("in use")))
                .map(reason -> reason.contains("in use") ? "taken" : reason);
    }

    private static Optional<String> refusal(String address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
