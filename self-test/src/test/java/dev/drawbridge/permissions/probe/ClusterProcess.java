package dev.drawbridge.permissions.probe;

import dev.drawbridge.harness.nats.Requirement;
import dev.drawbridge.harness.process.LoopbackPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
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
        for (int attempt = 1; ; attempt++) {
            List<Integer> routes = freePorts(size);
            ClusterProcess cluster = new ClusterProcess();
            try {
                cluster.startNodes(which, routes, conf, directory.resolve("attempt-" + attempt));
                for (int port : routes) {
                    // Somebody was faster at it where nobody listens, and the node has ended.
                    new Socket(InetAddress.getLoopbackAddress(), port).close();
                }
                return cluster;
            } catch (IOException taken) {
                cluster.close();
                if (attempt == LoopbackPorts.TRIES) {
                    throw new UncheckedIOException(taken);
                }
            } catch (RuntimeException e) {
                cluster.close();
                throw e;
            }
        }
    }

    private void startNodes(Requirement which, List<Integer> routes, String conf, Path directory) {
        String peers =
                routes.stream().map(port -> "\"nats://127.0.0.1:" + port + "\"").collect(Collectors.joining(", "));
        for (int i = 0; i < routes.size(); i++) {
            String own = "\nserver_name: node-%d\ncluster {name: drawbridge, listen: \"127.0.0.1:%d\", routes: [%s]}\n"
                    .formatted(i, routes.get(i), peers);
            nodes.add(ServerProcess.start(which, conf + own, directory.resolve("node-" + i)));
        }
    }

    /** The port for clients of one of its nodes. */
    int port(int node) {
        return nodes.get(node).port();
    }

    /** The end of each node's log. */
    String lastWords() {
        return nodes.stream().map(ServerProcess::lastWords).collect(Collectors.joining("\n\n"));
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
