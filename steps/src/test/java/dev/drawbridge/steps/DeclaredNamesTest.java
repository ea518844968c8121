package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.topology.Topology;
import dev.drawbridge.topology.TopologyYaml;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclaredNamesTest {

    @TempDir
    Path folder;

    @Test
    void in_the_seeds_topology_every_text_means_itself() {
        DeclaredNames names = new DeclaredNames(TopologyYaml.seed());

        assertThat(names.in("system_a")).isEqualTo("system_a");
        assertThat(names.in("$JS.API.STREAM.DELETE.sync-stream")).isEqualTo("$JS.API.STREAM.DELETE.sync-stream");
    }

    @Test
    void in_another_topology_the_names_at_the_same_places_are_meant() throws Exception {
        DeclaredNames names = new DeclaredNames(other());

        assertThat(names.in("system_a")).isEqualTo("crm");
        assertThat(names.in("system_b.sync.system_a")).isEqualTo("billing.events");
        assertThat(names.in("system_a.sync.dlq")).isEqualTo("crm.rejected");
        assertThat(names.in("$JS.API.CONSUMER.DELETE.sync-stream.system_b-workers"))
                .isEqualTo("$JS.API.CONSUMER.DELETE.EXCHANGE.billing-in");
        assertThat(names.in("✓ Stream provisioned: sync-stream")).isEqualTo("✓ Stream provisioned: EXCHANGE");
        assertThat(names.in("admin")).isEqualTo("admin");
        assertThat(names.in("my-system_a")).isEqualTo("my-system_a");
    }

    private Topology other() throws Exception {
        return TopologyYaml.read(Files.writeString(folder.resolve("topology.yaml"), """
                topology:
                  streams:
                    - {name: EXCHANGE, subjects: [crm.events, billing.events, crm.rejected, billing.rejected]}
                  apps:
                    - name: crm
                      publishes: crm.events
                      dead-letters: crm.rejected
                      consumers: [{name: crm-in, filter: billing.events, max-deliver: 5}]
                    - name: billing
                      publishes: billing.events
                      dead-letters: billing.rejected
                      consumers: [{name: billing-in, filter: crm.events, max-deliver: 5}]
                """));
    }
}
