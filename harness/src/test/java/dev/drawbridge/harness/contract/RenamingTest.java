package dev.drawbridge.harness.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RenamingTest {

    private static final Renaming NESTED = Renaming.of(
            List.of("event_id", "event_type", "payload"), Map.of("event_id", "meta.id", "event_type", "meta.what"));

    @Test
    void a_dot_leads_into_an_object_and_what_nobody_named_stays() {
        JsonNode ours = json("{'event_id':'e','event_type':'created','payload':{'a':1},'extra':true}");
        JsonNode theirs = json("{'meta':{'id':'e','what':'created'},'payload':{'a':1},'extra':true}");

        assertThat(NESTED.toTheirs(ours.asObject())).isEqualTo(theirs);
        assertThat(NESTED.toOurs(theirs)).isEqualTo(ours);
    }

    @Test
    void what_stands_beside_mapped_fields_in_an_object_stays_there() {
        assertThat(NESTED.toOurs(json("{'meta':{'id':'e','region':'north'}}")))
                .isEqualTo(json("{'event_id':'e','meta':{'region':'north'}}"));
    }

    @Test
    void a_field_of_theirs_is_never_taken_for_one_of_ours_that_they_call_otherwise() {
        Renaming renaming = Renaming.of(List.of("name"), Map.of("name", "title"));

        assertThat(renaming.toOurs(json("{'name':'x'}"))).isEqualTo(json("{}"));
        assertThat(renaming.toOurs(json("{'name':'x','title':'y'}"))).isEqualTo(json("{'name':'y'}"));
    }

    @Test
    void two_fields_can_swap_their_names() {
        Renaming swap = Renaming.of(List.of("a", "b"), Map.of("a", "b", "b", "a"));

        assertThat(swap.toTheirs(json("{'a':1,'b':2}").asObject())).isEqualTo(json("{'b':1,'a':2}"));
        assertThat(swap.toOurs(json("{'b':1,'a':2}"))).isEqualTo(json("{'a':1,'b':2}"));
    }

    @Test
    void a_missing_field_stays_missing_and_what_is_no_object_stays_what_it_is() {
        assertThat(NESTED.toTheirs(json("{'payload':1}").asObject())).isEqualTo(json("{'payload':1}"));
        assertThat(NESTED.toOurs(json("{'meta':'text'}"))).isEqualTo(json("{'meta':'text'}"));
        assertThat(NESTED.toOurs(json("[1]"))).isEqualTo(json("[1]"));
    }

    @Test
    void a_reader_is_told_both_names_where_they_differ() {
        assertThat(NESTED.words("event_id")).isEqualTo("event_id, here meta.id");
        assertThat(NESTED.words("payload")).isEqualTo("payload");
    }

    static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }
}
