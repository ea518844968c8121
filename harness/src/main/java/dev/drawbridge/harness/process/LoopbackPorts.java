package dev.drawbridge.harness.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * Ports of the loopback interface for programs that can't pick one themselves. Between the look and the use somebody may
 * take one: who asks here tries again, up to {@link #TRIES} times, with others.
 */
public final class LoopbackPorts {
    /** How many times to start a program on ports from here before its failure counts. */
    public static final int TRIES = 5;

    private LoopbackPorts() {}

    /**
     * Ports that nobody listens on, all different.
     *
     * @throws UncheckedIOException when the machine has none left
     */
    public static List<Integer> free(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on the loopback interface", e);
        } finally {
            held.forEach(LoopbackPorts::close);
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
