package dev.drawbridge.cli.setup;

import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.topology.Topology;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a new configuration is to say.
 *
 * @param commands how apps are started, by name
 * @param images the images that apps are started from, by the apps' names
 * @param addresses where apps answer that run already, by name
 * @param server the one that runs already; null: the run starts one
 * @param remarks what was guessed, for whoever reads the file
 */
record Answers(
        String name,
        Topology topology,
        Map<String, String> commands,
        Map<String, String> images,
        Map<String, String> addresses,
        Configuration.Backend backend,
        @Nullable Server server,
        Configuration.Postgres postgres,
        List<String> remarks) {

    /**
     * A server that runs already.
     *
     * @param url without user information
     * @param principal whose the credentials are
     * @param password where it is found, as a value of the configuration's: {@code "${NAME}"} or a mapping; null: none
     */
    record Server(
            String url,
            String principal,
            @Nullable String user,
            @Nullable String password) {}
}
