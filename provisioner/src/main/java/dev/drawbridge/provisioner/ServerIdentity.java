package dev.drawbridge.provisioner;

import io.nats.client.api.ServerInfo;

/**
 * The server that was spoken to, as it names itself.
 *
 * @param url as configured, without user information
 */
public record ServerIdentity(String id, String name, String version, String url) {

    static ServerIdentity of(ServerInfo info, String url) {
        return new ServerIdentity(info.getServerId(), info.getServerName(), info.getVersion(), url);
    }
}
