package dev.drawbridge.harness.history;

import static dev.drawbridge.harness.history.Organizations.STORED;
import static dev.drawbridge.harness.history.Organizations.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.contract.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What each thing that goes wrong is called, once and no more, and what is held against nobody. */
class BlameTest {

    private static final Duration WINDOW = Duration.ofMinutes(2);
    private static final State FIRST = state("1", "first", 10);
    private static final State SECOND = state("1", "second", 20);
    private static final Write MADE = write(1, "system_a", null, 201, FIRST);
    private static final Write CHANGED = write(2, "system_a", "1", 200, SECOND);

    @Test
    void a_second_copy_of_an_id_that_says_something_else_is_corrupted() {
        assertThat(check(List.of(MADE), List.of(event(1, "e", FIRST), event(2, "e", SECOND)), FIRST))
                .singleElement()
                .satisfies(anomaly -> {
                    assertThat(anomaly.kind()).isEqualTo(Anomaly.Kind.CORRUPTED);
                    assertThat(anomaly.eventIds()).containsExactly("e");
                    assertThat(anomaly.words())
                            .contains("with the same id message 1 says something else", "\"second\"");
                });
    }

    @Test
    void a_second_copy_is_allowed_from_the_moment_at_which_the_stream_forgets_the_first() {
        Event late = new Event(2, STORED.plus(WINDOW), "system_a", "e", key("1"), FIRST);

        assertThat(check(List.of(MADE), List.of(event(1, "e", FIRST), late), FIRST))
                .isEmpty();
    }

    @Test
    void an_event_under_a_second_id_is_duplicated_and_nothing_else() {
        assertThat(check(List.of(MADE), List.of(event(1, "e", FIRST), event(2, "f", FIRST)), FIRST))
                .singleElement()
                .satisfies(anomaly -> {
                    assertThat(anomaly.kind()).isEqualTo(Anomaly.Kind.DUPLICATED);
                    assertThat(anomaly.eventIds()).containsExactly("f");
                });
    }

    @Test
    void an_event_that_tells_its_write_otherwise_is_corrupted_and_neither_invented_nor_lost() {
        assertThat(check(List.of(MADE), List.of(event(1, "e", state("1", "other", 10))), FIRST))
                .singleElement()
                .hasToString(
                        "CORRUPTED: event e of system_a (message 1) tells of write 1 of organization 1 at system_a,"
                                + " answered 201 otherwise: [name: expected \"first\", found \"other\"]");
    }

    @Test
    void an_event_about_another_id_is_a_damaged_one_while_no_more_than_two_fields_differ() {
        assertThat(check(List.of(MADE), List.of(event(1, "e", state("7", "other", 10))), FIRST))
                .extracting(Anomaly::kind)
                .containsExactly(Anomaly.Kind.CORRUPTED);
        assertThat(check(List.of(MADE), List.of(event(1, "e", state("7", "other", 11))), FIRST))
                .extracting(Anomaly::kind)
                .containsExactly(Anomaly.Kind.INVENTED, Anomaly.Kind.LOST);
    }

    @Test
    void an_event_of_a_write_that_was_refused_names_the_refusal() {
        State wanted = state("2", "refused", 12);
        Write refused = write(2, "system_a", null, 422, wanted);

        assertThat(check(List.of(MADE, refused), List.of(event(1, "e", FIRST), event(2, "f", wanted)), FIRST))
                .singleElement()
                .hasToString("INVENTED: event f of system_a (message 2) about organization 2: write 2 of a new"
                        + " organization at system_a, answered 422, must not have happened");
    }

    @Test
    void an_event_of_nobody_is_laid_to_no_write() {
        Write refused = write(2, "system_a", null, 422, state("2", "refused", 12));
        State invented = state("9", "invented", 30);

        assertThat(check(List.of(MADE, refused), List.of(event(1, "e", FIRST), event(2, "f", invented)), FIRST))
                .singleElement()
                .hasToString("INVENTED: event f of system_a (message 2) about organization 9: nobody wrote that");
    }

    @Test
    void an_event_that_a_peer_makes_of_what_it_applied_was_sent_back() {
        Event back = new Event(2, STORED, "system_b", "back", key("1"), FIRST);

        assertThat(check(List.of(MADE), List.of(event(1, "e", FIRST), back), FIRST))
                .singleElement()
                .hasToString(
                        "INVENTED: event back of system_b (message 2) about organization 1: write 1 of organization 1"
                                + " at system_a, answered 201, was sent back");
        assertThat(check(
                        List.of(MADE),
                        List.of(event(1, "e", FIRST), new Event(2, STORED, "system_b", "back", key("1"), SECOND)),
                        FIRST))
                .singleElement()
                .satisfies(anomaly -> assertThat(anomaly.words()).endsWith("nobody wrote that"));
    }

    @Test
    void the_older_state_was_taken_for_the_later_where_its_event_was_acknowledged_after_the_newer() {
        List<Event> events = List.of(event(1, "e", FIRST), event(2, "f", SECOND));

        assertThat(check(List.of(MADE, CHANGED), events, FIRST, List.of(2L, 1L)))
                .singleElement()
                .satisfies(anomaly -> {
                    assertThat(anomaly.kind()).isEqualTo(Anomaly.Kind.REORDERED);
                    assertThat(anomaly.eventIds()).containsExactly("f", "e");
                    assertThat(anomaly.words()).endsWith("whose event it acknowledged later (events f, e)");
                });
        assertThat(check(List.of(MADE, CHANGED), events, FIRST, List.of(1L, 2L)))
                .extracting(Anomaly::kind)
                .containsExactly(Anomaly.Kind.LOST);
        assertThat(check(List.of(MADE, CHANGED), events, FIRST, List.of(1L)))
                .extracting(Anomaly::kind)
                .containsExactly(Anomaly.Kind.LOST);
    }

    @Test
    void a_change_that_nobody_answered_and_its_app_shows_must_have_an_event() {
        Write unanswered = write(2, "system_a", "1", 503, SECOND);

        assertThat(check(List.of(MADE, unanswered), List.of(event(1, "e", FIRST)), SECOND))
                .singleElement()
                .hasToString(
                        "LOST: at system_a, over HTTP: found organization 1 after write 2 of organization 1 at system_a,"
                                + " answered 503, so it happened; expected an event of it in the stream, found none");
    }

    @Test
    void a_resource_that_is_gone_is_lost_and_an_event_without_an_id_names_none() {
        assertThat(HistoryChecker.check(new History(
                        List.of(MADE),
                        List.of(event(1, "", FIRST)),
                        List.of(new Listing("system_a", "over HTTP", Map.of())),
                        Map.of(),
                        WINDOW)))
                .singleElement()
                .hasToString("LOST: at system_a, over HTTP: expected organization 1 after write 1 of organization 1 at"
                        + " system_a, answered 201; found none");
    }

    @Test
    void what_was_sent_after_an_answer_must_be_stamped_after_it_and_both_events_are_named() {
        Write same = write(2, "system_a", "1", 200, state("1", "second", 10));

        assertThat(check(
                        List.of(MADE, same),
                        List.of(event(1, "e", FIRST), event(2, "f", state("1", "second", 10))),
                        FIRST))
                .singleElement()
                .satisfies(anomaly -> {
                    assertThat(anomaly.kind()).isEqualTo(Anomaly.Kind.REORDERED);
                    assertThat(anomaly.eventIds()).containsExactly("e", "f");
                    assertThat(anomaly.words()).contains("was sent after write 1", "is not after that one's");
                });
    }

    @Test
    void the_clock_of_a_peer_that_is_behind_is_held_against_nobody() {
        State behind = state("1", "behind", 5);
        Write peers = write(2, "system_b", "1", 200, behind);
        Event event = new Event(2, STORED, "system_b", "f", key("1"), behind);

        assertThat(HistoryChecker.check(new History(
                        List.of(MADE, peers),
                        List.of(event(1, "e", FIRST), event),
                        List.of(
                                new Listing("system_a", "over HTTP", Map.of(key("1"), FIRST)),
                                new Listing("system_b", "over HTTP", Map.of(key("1"), FIRST))),
                        Map.of(),
                        WINDOW)))
                .isEmpty();
    }

    private static List<Anomaly> check(List<Write> writes, List<Event> events, State shown) {
        return check(writes, events, shown, List.of());
    }

    private static List<Anomaly> check(List<Write> writes, List<Event> events, State shown, List<Long> acknowledged) {
        return HistoryChecker.check(new History(
                writes,
                events,
                List.of(new Listing("system_a", "over HTTP", Map.of(key("1"), shown))),
                Map.of("system_a", acknowledged),
                WINDOW));
    }

    private static Key key(String id) {
        return new Key(Resource.ORGANIZATION, id);
    }

    private static Event event(long sequence, String id, State state) {
        return new Event(sequence, STORED, "system_a", id, key(state.get("id")), state);
    }

    /** One after the other by their numbers, each answered before the next is sent; {@code wanted} is what was written. */
    private static Write write(int number, String app, @Nullable String id, int status, State wanted) {
        boolean acknowledged = status < 300;
        return new Write(
                number,
                app,
                Resource.ORGANIZATION,
                id,
                Map.of("name", wanted.get("name")),
                Duration.ofMillis(number * 10L),
                Duration.ofMillis(number * 10L + 5),
                status,
                acknowledged ? wanted : null,
                acknowledged ? wanted.get("id") : null);
    }
}
