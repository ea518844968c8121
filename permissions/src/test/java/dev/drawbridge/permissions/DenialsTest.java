package dev.drawbridge.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.topology.Layout;
import dev.drawbridge.topology.Topology;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is tried on a server in the name of an app: a denial that is missing here is a door that nobody looks at. */
class DenialsTest {

    private static final ServerVersion NEW = ServerVersion.parse("2.15.1");
    private static final Topology SEED = Bridges.seed(Layout.ISOLATED);

    @Test
    void an_app_tries_to_speak_for_its_peer() {
        assertThat(tried("PERM-06", Direction.PUBLISH)).containsExactly("system_b.sync.system_a", "system_b.sync.dlq");
    }

    @Test
    void an_app_tries_to_publish_beside_above_and_below_its_own_subjects_and_where_servers_and_clients_listen() {
        assertThat(tried("PERM-07", Direction.PUBLISH))
                .containsExactlyInAnyOrder(
                        "system_a.sync",
                        "system_a.sync.drawbridge-sibling",
                        "system_a.sync.*",
                        "system_a.sync.>",
                        "system_a.sync.system_b.deeper",
                        "system_a.sync.dlq.deeper",
                        "drawbridge",
                        ">",
                        "*",
                        "*.sync.*",
                        "$KV.bucket.key",
                        "$O.bucket.C.chunk",
                        "$MQTT.msgs.topic",
                        "$SRV.PING",
                        "$SRV.INFO",
                        "$JS.EVENT.ADVISORY.API",
                        "_R_.reply",
                        "$JS.FC.sync-stream.consumer.id",
                        "$JS.SNAPSHOT.ACK.sync-stream.id",
                        "_INBOX_system_b.drawbridge-forged-reply",
                        "_INBOX_admin.drawbridge-forged-reply",
                        "_INBOX_observer.drawbridge-forged-reply",
                        "_INBOX_replayer.drawbridge-forged-reply",
                        "_INBOX_outsider.drawbridge-forged-reply");
    }

    @Test
    void an_app_tries_every_operation_on_the_stream() {
        assertThat(tried("PERM-08", Direction.PUBLISH))
                .containsExactlyInAnyOrderElementsOf(api("PERM-08", "drawbridge-probe", "system_a.sync.system_b"));
        assertThat(tried("PERM-11", Direction.PUBLISH))
                .containsExactlyInAnyOrder(
                        "$JS.API.STREAM.SNAPSHOT.sync-stream",
                        "$JS.API.STREAM.MSG.GET.sync-stream",
                        "$JS.API.DIRECT.GET.sync-stream",
                        "$JS.API.DIRECT.GET.sync-stream.system_a.sync.system_b");
    }

    @Test
    void an_app_tries_to_look_at_what_is_there_and_at_no_consumer_that_is_not() {
        assertThat(tried("PERM-14", Direction.PUBLISH))
                .containsExactlyInAnyOrder(
                        "$JS.API.INFO",
                        "$JS.API.STREAM.NAMES",
                        "$JS.API.STREAM.LIST",
                        "$JS.API.STREAM.INFO.sync-stream",
                        "$JS.API.CONSUMER.NAMES.sync-stream",
                        "$JS.API.CONSUMER.LIST.sync-stream",
                        "$JS.API.CONSUMER.INFO.sync-stream.system_a-workers",
                        "$JS.API.CONSUMER.INFO.sync-stream.system_b-workers");
    }

    @Test
    void an_app_tries_to_make_a_consumer_and_everything_on_each_that_there_is() {
        List<String> expected = Stream.of(
                        Stream.of(
                                "$JS.API.CONSUMER.CREATE.sync-stream",
                                "$JS.API.CONSUMER.CREATE.sync-stream.drawbridge-probe",
                                "$JS.API.CONSUMER.CREATE.sync-stream.drawbridge-probe.system_a.sync.system_b",
                                "$JS.API.CONSUMER.DURABLE.CREATE.sync-stream.drawbridge-probe"),
                        api("PERM-09", "system_a-workers", "system_b.sync.system_a").stream(),
                        api("PERM-09", "system_b-workers", "system_a.sync.system_b").stream())
                .flatMap(each -> each)
                .distinct()
                .toList();

        assertThat(tried("PERM-09", Direction.PUBLISH)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void an_app_tries_to_fetch_from_its_peers_consumer_and_to_answer_its_deliveries() {
        assertThat(tried("PERM-10", Direction.PUBLISH))
                .containsExactly(
                        "$JS.API.CONSUMER.MSG.NEXT.sync-stream.system_b-workers",
                        "$JS.ACK.sync-stream.system_b-workers.1.1.1.1700000000000000000.0");
    }

    @Test
    void an_app_tries_to_hear_raw_traffic_alone_and_in_a_queue_group() {
        List<String> patterns = List.of(
                "system_a.sync.system_b",
                "system_b.sync.system_a",
                "system_a.sync.dlq",
                "system_b.sync.dlq",
                ">",
                "*",
                "*.>",
                "*.*.*",
                "$JS.>",
                "$JS.API.>",
                "$JS.ACK.>",
                "$JS.EVENT.>",
                "$SYS.>",
                "system_a.>",
                "system_b.>");

        assertThat(Denials.of(SEED, "system_a", NEW, "PERM-12"))
                .filteredOn(denial -> denial.queue() != null)
                .extracting(Denial::subject)
                .containsExactlyInAnyOrderElementsOf(patterns);
        assertThat(Denials.of(SEED, "system_a", NEW, "PERM-12"))
                .filteredOn(denial -> denial.queue() == null)
                .extracting(Denial::subject)
                .containsExactlyInAnyOrderElementsOf(patterns);
    }

    @Test
    void an_app_tries_to_listen_on_the_replies_to_everybody_and_to_each_other() {
        assertThat(Denials.of(SEED, "system_a", NEW, "PERM-13"))
                .filteredOn(denial -> denial.queue() == null)
                .extracting(Denial::subject)
                .containsExactlyInAnyOrder(
                        "_INBOX.>",
                        "_INBOX.*",
                        "_INBOX.*.*",
                        "_R_.>",
                        "_INBOX_system_b.>",
                        "_INBOX_admin.>",
                        "_INBOX_observer.>",
                        "_INBOX_replayer.>",
                        "_INBOX_outsider.>");
        assertThat(Denials.of(SEED, "system_a", NEW, "PERM-13"))
                .filteredOn(denial -> denial.queue() != null)
                .extracting(Denial::subject)
                .containsExactlyInAnyOrder(
                        "_INBOX_system_b.>",
                        "_INBOX_admin.>",
                        "_INBOX_observer.>",
                        "_INBOX_replayer.>",
                        "_INBOX_outsider.>");
    }

    @Test
    void an_app_tries_the_management_of_the_server() {
        assertThat(tried("PERM-17", Direction.PUBLISH))
                .containsAll(api("PERM-17", "drawbridge-probe", "any.subject"))
                .contains(
                        "$SYS.REQ.SERVER.PING",
                        "$SYS.REQ.SERVER.PING.CONNZ",
                        "$SYS.REQ.ACCOUNT.PING.STATZ",
                        "$SYS.REQ.SERVER.NO_SUCH_SERVER.RELOAD",
                        "$SYS.REQ.CLAIMS.LIST");
        assertThat(tried("PERM-17", Direction.SUBSCRIBE)).containsExactly("$SYS.>", "$SYS.ACCOUNT.>");
    }

    @Test
    void what_is_tried_for_any_app_is_tried_once_and_the_replayer_keeps_what_replaying_takes() {
        List<Denial> any = Denials.ofAnyApp(SEED, NEW, "PERM-21");

        assertThat(any).doesNotHaveDuplicates().extracting(Denial::requirement).containsOnly("PERM-21");
        assertThat(Denials.ofReplayer(SEED, NEW))
                .isSubsetOf(any)
                .extracting(Denial::subject)
                .contains("system_a.sync.dlq", "system_b.sync.dlq", "$JS.API.STREAM.DELETE.sync-stream")
                .doesNotContain("$JS.API.STREAM.MSG.GET.sync-stream", "_INBOX_replayer.>");
    }

    private static List<String> tried(String requirement, Direction direction) {
        return Denials.of(SEED, "system_a", NEW, requirement).stream()
                .filter(denial -> denial.direction() == direction)
                .map(Denial::subject)
                .toList();
    }

    /** The subject of everything that the catalogue has of that requirement. */
    private static List<String> api(String requirement, String consumer, String subject) {
        ApiTarget target = new ApiTarget("sync-stream", consumer, subject);
        return ApiCatalogue.deniedBy(requirement, NEW).stream()
                .map(operation -> operation.subjectFor(target))
                .distinct()
                .toList();
    }
}
