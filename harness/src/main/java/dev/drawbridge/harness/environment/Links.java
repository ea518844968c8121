package dev.drawbridge.harness.environment;

import dev.drawbridge.harness.MissingControlException;
import dev.drawbridge.harness.proxy.FaultProxy;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/** The way that each app has to the server of its bridge. */
final class Links implements AutoCloseable {

    private final BridgeServer server;
    private final Map<String, FaultProxy> proxies;

    private Links(BridgeServer server, Map<String, FaultProxy> proxies) {
        this.server = server;
        this.proxies = proxies;
    }

    /** Apps connect to the server itself. */
    static Links direct(BridgeServer server) {
        return new Links(server, Map.of());
    }

    /** Each of these apps connects through a proxy of its own. */
    static Links throughProxies(BridgeServer server, Iterable<String> apps) {
        Map<String, FaultProxy> proxies = new TreeMap<>();
        apps.forEach(app -> proxies.put(app, server.faultProxy()));
        return new Links(server, proxies);
    }

    /** What an app is told to connect to, without user information. */
    URI urlFor(String app) {
        FaultProxy proxy = proxies.get(app);
        return proxy == null ? server.url() : URI.create(server.url().getScheme() + "://127.0.0.1:" + proxy.port());
    }

    /**
     * The proxy of that app.
     *
     * @throws MissingControlException where its connection can't be told apart or isn't led through one
     */
    FaultProxy proxyOf(String app) {
        FaultProxy proxy = proxies.get(app);
        if (proxy == null) {
            throw new MissingControlException(
                    "the connection between " + app + " and NATS",
                    "a run that starts NATS and the apps leads them through proxies: leave out nats.backend: attached,"
                            + " and give the apps' commands");
        }
        proxy.requirePlain(app);
        return proxy;
    }

    @Override
    public void close() {
        proxies.values().forEach(FaultProxy::close);
    }
}
