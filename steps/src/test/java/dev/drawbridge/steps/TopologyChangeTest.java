package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.topology.Retention;
import dev.drawbridge.topology.Storage;
import dev.drawbridge.topology.StreamSpec;
import dev.drawbridge.topology.Topology;
import dev.drawbridge.topology.TopologyYaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TopologyChangeTest {

    private static final Topology SEED = TopologyYaml.seed();

    @ParameterizedTest
    @EnumSource(TopologyChange.class)
    void a_changed_declaration_is_another_one_that_can_be_provisioned(TopologyChange change) {
        Topology changed = change.of(SEED);

        assertThat(changed).isNotEqualTo(SEED);
        assertThat(TopologyYaml.read(TopologyYaml.write(changed), "changed")).isEqualTo(changed);
    }

    @Test
    void limits_retention_and_storage_change_and_nothing_else_does() {
        assertThat(stream(TopologyChange.LIMIT_ADDED).limits().maxMessages()).isEqualTo(1000);
        assertThat(stream(TopologyChange.LIMIT_BELOW).limits().maxMessages()).isEqualTo(2);
        assertThat(stream(TopologyChange.RETENTION).retention()).isEqualTo(Retention.WORK_QUEUE);
        assertThat(stream(TopologyChange.STORAGE).storage()).isEqualTo(Storage.MEMORY);
        for (TopologyChange change : TopologyChange.values()) {
            assertThat(stream(change).name()).isEqualTo("sync-stream");
            if (change != TopologyChange.SUBJECT_REMOVED) {
                assertThat(stream(change).subjects())
                        .isEqualTo(SEED.streams().get(0).subjects());
                assertThat(change.of(SEED).apps()).isEqualTo(SEED.apps());
            }
        }
    }

    @Test
    void a_removed_subject_is_gone_everywhere() {
        Topology changed = TopologyChange.SUBJECT_REMOVED.of(SEED);
        String removed = SEED.apps().get(0).publishes().get(0);

        assertThat(changed.streams().get(0).subjects()).doesNotContain(removed).hasSize(4);
        assertThat(changed.apps().get(0).publishes()).doesNotContain(removed);
        assertThat(changed.consumers()).noneMatch(consumer -> consumer.filters().contains(removed));
    }

    private static StreamSpec stream(TopologyChange change) {
        return change.of(SEED).streams().get(0);
    }
}
