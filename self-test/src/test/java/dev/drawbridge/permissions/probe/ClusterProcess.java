package dev.drawbridge.permissions.probe;

import dev.drawbridge.harness.nats.Requirement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Real nats-servers that form one JetStream cluster, all with the same accounts and users. */
final class ClusterProcess implements AutoCloseable {

    private final List<ServerProcess> nodes = new ArrayList<>();

    private ClusterProcess() {}

    /**
     * Each node takes clients when this returns; its API answers once a leader is elected.
     *
     * @param conf what every node has: accounts and users
     */
    static ClusterProcess start(Requirement which, int size, String conf, Path directory) {
        List<Integer> routes = freePorts(size);
        String peers =
                routes.stream().map(port -> "\"nats://127.0.0.1:" + port + "\"").collect(Collectors.joining(", "));
        ClusterProcess cluster = new ClusterProcess();
        try {
            for (int i = 0; i < size; i++) {
                String own =
                        "\nserver_name: node-%d\ncluster {name: drawbridge, listen: \"127.0.0.1:%d\", routes: [%s]}\n"
                                .formatted(i, routes.get(i), peers);
                cluster.nodes.add(ServerProcess.start(which, conf + own, directory.resolve("node-" + i)));
            }
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /** The port for clients of one of its nodes. */
    int port(int node) {
        return nodes.get(node).port();
    }

    /** Held all at once, so that they differ. */
    private static List<Integer> freePorts(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            List<Integer> ports = held.stream().map(ServerSocket::getLocalPort).toList();
            for (ServerSocket each : held) {
                each.close();
            }
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        nodes.forEach(ServerProcess::close);
    }
}
