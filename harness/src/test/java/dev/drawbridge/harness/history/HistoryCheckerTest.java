package dev.drawbridge.harness.history;

import static dev.drawbridge.harness.history.Organizations.STORED;
import static dev.drawbridge.harness.history.Organizations.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.harness.contract.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HistoryCheckerTest {

    private static final Key ONE = new Key(Resource.ORGANIZATION, "1");
    private static final Key TWO = new Key(Resource.ORGANIZATION, "2");
    private static final State FIRST = state("1", "first", 1);
    private static final State SILENT = state("2", "silent", 2);
    private static final Write MADE = write(1, "first", 201, FIRST, "1");
    private static final Write UNANSWERED = write(2, "silent", 0, null, null);

    @Test
    void a_history_without_an_acknowledged_write_shows_nothing_and_is_not_valid() {
        assertThatThrownBy(() -> HistoryChecker.check(history(List.of(UNANSWERED), List.of(), Map.of())))
                .hasMessageContaining("no write of this history was acknowledged");
    }

    @Test
    void a_history_without_an_apps_end_is_not_valid() {
        assertThatThrownBy(() -> HistoryChecker.check(
                        new History(List.of(MADE), List.of(event(1, "e", FIRST)), List.of(), Map.of(), Duration.ZERO)))
                .hasMessageContaining("does not tell what system_a has in the end");
    }

    @Test
    void an_acknowledged_write_without_a_resource_cannot_be_recorded() {
        assertThatThrownBy(() -> write(1, "first", 201, null, null))
                .hasMessage("write 1 at system_a was answered 201 without a resource and its id");
    }

    @Test
    void what_nobody_answered_and_no_one_shows_is_held_against_nobody() {
        assertThat(HistoryChecker.check(
                        history(List.of(MADE, UNANSWERED), List.of(event(1, "e", FIRST)), Map.of(ONE, FIRST))))
                .isEmpty();
    }

    @Test
    void what_nobody_answered_and_its_app_shows_must_have_an_event() {
        assertThat(HistoryChecker.check(history(
                        List.of(MADE, UNANSWERED), List.of(event(1, "e", FIRST)), Map.of(ONE, FIRST, TWO, SILENT))))
                .singleElement()
                .hasToString("LOST: at system_a, over HTTP: found organization 2 after write 2 of a new organization at"
                        + " system_a, which nobody answered, so it happened; expected an event of it in the stream,"
                        + " found none");
    }

    @Test
    void a_second_copy_under_the_same_id_is_wrong_while_the_stream_remembers_the_first() {
        List<Event> soon = List.of(event(1, "e", FIRST), event(2, "e", FIRST));

        assertThat(HistoryChecker.check(history(List.of(MADE), soon, Map.of(ONE, FIRST))))
                .extracting(Anomaly::kind)
                .containsExactly(Anomaly.Kind.DUPLICATED);
    }

    @Test
    void a_second_copy_under_the_same_id_is_allowed_once_the_stream_has_forgotten_the_first() {
        Event late = new Event(2, STORED.plusSeconds(121), "system_a", "e", ONE, FIRST);

        assertThat(HistoryChecker.check(
                        history(List.of(MADE), List.of(event(1, "e", FIRST), late), Map.of(ONE, FIRST))))
                .isEmpty();
    }

    @Test
    void what_is_no_event_at_all_is_named_by_its_place() {
        Event unreadable = new Event(2, STORED, "system_a", "", null, new State(Map.of()));

        assertThat(HistoryChecker.check(
                        history(List.of(MADE), List.of(event(1, "e", FIRST), unreadable), Map.of(ONE, FIRST))))
                .singleElement()
                .hasToString(
                        "CORRUPTED: event without an id of system_a (message 2) can't be read: it does not say what"
                                + " it is about");
    }

    @Test
    void a_stamp_that_goes_back_loses_the_later_write_and_is_named() {
        State later = state("1", "later", 0);
        Write change = new Write(
                2,
                "system_a",
                Resource.ORGANIZATION,
                "1",
                Map.of("name", "\"later\""),
                Duration.ofMillis(20),
                Duration.ofMillis(21),
                200,
                later,
                "1");

        assertThat(HistoryChecker.check(history(
                        List.of(MADE, change),
                        List.of(event(1, "e", FIRST), event(2, "f", later)),
                        Map.of(ONE, FIRST))))
                .anySatisfy(anomaly -> assertThat(anomaly.toString())
                        .startsWith("REORDERED: write 2 of organization 1 at system_a, answered 200 was sent after"));
    }

    private static Event event(long sequence, String id, State state) {
        return new Event(sequence, STORED, "system_a", id, ONE, state);
    }

    private static Write write(int number, String name, int status, @Nullable State answer, @Nullable String id) {
        return new Write(
                number,
                "system_a",
                Resource.ORGANIZATION,
                null,
                Map.of("name", "\"" + name + "\""),
                Duration.ofMillis(number),
                Duration.ofMillis(number),
                status,
                answer,
                id);
    }

    private static History history(List<Write> writes, List<Event> events, Map<Key, State> shown) {
        return new History(
                writes, events, List.of(new Listing("system_a", "over HTTP", shown)), Map.of(), Duration.ofMinutes(2));
    }
}
