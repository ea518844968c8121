package dev.drawbridge.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.topology.Layout;
import dev.drawbridge.topology.Topology;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProvisionerDenialsTest {

    private static final Topology SEED = Bridges.seed(Layout.ISOLATED);

    @Test
    void who_provisions_tries_to_consume_in_every_way_that_there_is() {
        Stream<String> ofConsumers = Stream.of("system_a-workers", "system_b-workers")
                .flatMap(name -> Stream.of(
                        "PUBLISH $JS.API.CONSUMER.MSG.NEXT.sync-stream." + name,
                        "PUBLISH $JS.ACK.sync-stream." + name + ".1.1.1.1700000000000000000.0"));
        Stream<String> ofTheStream = Stream.of("STREAM.SNAPSHOT", "STREAM.MSG.GET", "DIRECT.GET")
                .map(verb -> "PUBLISH $JS.API." + verb + ".sync-stream");
        Stream<String> ofSubjects = SEED.stream("sync-stream").subjects().stream()
                .flatMap(subject ->
                        Stream.of("PUBLISH $JS.API.DIRECT.GET.sync-stream." + subject, "SUBSCRIBE " + subject));

        assertThat(tried(SEED))
                .containsExactlyInAnyOrderElementsOf(Stream.of(ofConsumers, ofTheStream, ofSubjects)
                        .flatMap(each -> each)
                        .toList());
    }

    @Test
    void of_consumers_that_push_it_tries_where_they_deliver_too() {
        List<String> more = tried(Bridges.pushing(SEED)).stream()
                .filter(each -> !tried(SEED).contains(each))
                .toList();

        assertThat(more)
                .containsExactly(
                        "PUBLISH system_b.sync.system_a.worker",
                        "SUBSCRIBE system_b.sync.system_a.worker",
                        "SUBSCRIBE system_b.sync.system_a.worker system_a-workers",
                        "PUBLISH system_a.sync.system_b.worker",
                        "SUBSCRIBE system_a.sync.system_b.worker",
                        "SUBSCRIBE system_a.sync.system_b.worker system_b-workers");
    }

    private static List<String> tried(Topology topology) {
        return ProvisionerDenials.consuming(topology, ServerVersion.parse("2.15.1")).stream()
                .peek(denial -> assertThat(denial.requirement()).isEqualTo("PERM-19"))
                .map(denial -> denial.direction() + " " + denial.subject()
                        + (denial.queue() == null ? "" : " " + denial.queue()))
                .toList();
    }
}
