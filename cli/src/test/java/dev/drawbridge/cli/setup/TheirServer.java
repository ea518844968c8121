package dev.drawbridge.cli.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.nats.NatsServer;
import dev.drawbridge.harness.nats.NatsServers;
import dev.drawbridge.harness.workspace.Workspace;
import dev.drawbridge.permissions.Credentials;
import dev.drawbridge.permissions.LeastGrants;
import dev.drawbridge.permissions.NatsConf;
import dev.drawbridge.permissions.SecretForm;
import dev.drawbridge.provisioner.ProvisionCommand;
import dev.drawbridge.topology.Topology;
import dev.drawbridge.topology.TopologyYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A server with the least grants, as somebody else might have started it, and the passwords in files of their principals' names. */
record TheirServer(Workspace workspace, NatsServer server, Topology topology, Credentials credentials, Path folder)
        implements AutoCloseable {

    static TheirServer of(Topology topology, Path folder) throws IOException {
        Credentials credentials = Credentials.random(topology);
        for (String principal : credentials.principals()) {
            Files.writeString(
                    folder.resolve(principal), credentials.of(principal).password());
        }
        String conf = NatsConf.render(
                topology, LeastGrants.of(topology), credentials, SecretForm.BCRYPT, NatsConf.EPHEMERAL_BCRYPT_COST);
        Workspace workspace = Workspace.open();
        return new TheirServer(workspace, NatsServers.start(workspace, "theirs", conf), topology, credentials, folder);
    }

    TheirServer provisioned() throws IOException {
        Path declared = Files.writeString(folder.resolve("declared.yaml"), TopologyYaml.write(topology));
        String admin = url().replace("//", "//admin:" + credentials.of("admin").password() + "@");
        assertThat(ProvisionCommand.commandLine().execute("apply", "--server", admin, "-c", declared.toString()))
                .isZero();
        return this;
    }

    String url() {
        return server.url();
    }

    void assertNoSecretIn(String said) {
        assertThat(credentials.principals())
                .allSatisfy(principal -> assertThat(said)
                        .doesNotContain(credentials.of(principal).password()));
    }

    @Override
    public void close() {
        server.close();
        workspace.close();
    }
}
