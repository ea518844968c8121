package dev.drawbridge.harness.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.drawbridge.harness.contract.Contract;
import dev.drawbridge.harness.contract.IdForm;
import dev.drawbridge.harness.contract.Meaning;
import dev.drawbridge.harness.contract.Resource;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a configuration calls the things of the wire contract, from the file to the wire and back. */
class MappingTest {

    private static final String OTHER = """
            resources:
              organizations:
                path: /v1/orgs
                wrapper: org
                answer-wrapper: data
                list-wrapper: items
                type: Organisation
                id: uuid
                fields: {name: displayName, created_at: createdAt, updated_at: updatedAt}
                payload: {name: title}
              users: {wrapper: none, update: PUT, values: {role: [viewer, editor]}}
            http:
              statuses: {created: [200, 202], missing: 410}
              times: epoch-millis
            events:
              fields: {event_id: meta.id, event_type: meta.what, resource_type: kind, payload: body}
              types: {created: made}
              times: epoch-millis
            dead-letters:
              headers: {x-dlq-reason: Why, x-dlq-context: Details}
              context: {sequence: position, reason: why}
              reasons: {malformed_json: garbage}
            """;

    private static final String EVENT = "{'meta':{'id':'e','what':'made'},'kind':'Organisation',"
            + "'body':{'id':'u','title':'N','createdAt':0,'updatedAt':1000},'occurred_at':60000}";

    @TempDir
    Path folder;

    @Test
    void without_a_word_of_it_everything_is_called_as_in_the_wire_contract() throws IOException {
        assertThat(contract("pace: fast")).isEqualTo(Contract.seed());
    }

    @Test
    void a_request_and_an_answer_about_a_resource_are_in_the_names_of_the_configuration() throws IOException {
        Contract contract = contract(OTHER);

        assertThat(contract.of(Resource.ORGANIZATION).path()).isEqualTo("/v1/orgs");
        assertThat(contract.request(Resource.ORGANIZATION, Map.of("name", "N")))
                .isEqualTo("{\"org\":{\"displayName\":\"N\"}}");
        assertThat(contract.request(Resource.USER, Map.of("name", "N"))).isEqualTo("{\"name\":\"N\"}");
        assertThat(contract.answered(
                        Resource.ORGANIZATION, json("{'data':{'id':'u','displayName':'N','createdAt':1000}}")))
                .isEqualTo(json("{'id':'u','name':'N','created_at':'1970-01-01T00:00:01Z'}"));
        assertThat(contract.listed(Resource.ORGANIZATION, json("{'items':[{'displayName':'N'}]}")))
                .isEqualTo(json("[{'name':'N'}]"));
        assertThat(contract.listed(Resource.ORGANIZATION, json("[]")).isMissingNode())
                .isTrue();
        assertThat(contract.http().statuses().of(Meaning.CREATED)).containsExactlyInAnyOrder(200, 202);
        assertThat(contract.http().statuses().of(Meaning.MISSING)).containsExactly(410);
        assertThat(contract.http().statuses().of(Meaning.INVALID)).containsExactly(422);
        assertThat(contract.of(Resource.USER).sample("role", "w")).isEqualTo("viewer");
        assertThat(contract.of(Resource.USER).otherSample("role", "w")).isEqualTo("editor");
    }

    @Test
    void a_change_that_replaces_names_every_field_that_the_app_does_not_give() throws IOException {
        Contract contract = contract(OTHER);
        JsonNode now = json("{'id':7,'organization_id':1,'name':'N','active':true,'created_at':'x','organization':{}}");

        assertThat(json(contract.request(
                        Resource.USER, contract.changing(Resource.USER, () -> now, Map.of("name", "Other")))))
                .isEqualTo(json("{'organization_id':1,'name':'Other','active':true}"));
    }

    @Test
    void an_event_is_read_and_written_in_the_names_of_the_configuration() throws IOException {
        Contract contract = contract(OTHER);
        JsonNode read = contract.read(EVENT.replace('\'', '"').getBytes(StandardCharsets.UTF_8));

        assertThat(read)
                .isEqualTo(json("{'event_id':'e','event_type':'created','resource_type':'organization',"
                        + "'occurred_at':'1970-01-01T00:01:00Z','payload':{'id':'u','name':'N',"
                        + "'created_at':'1970-01-01T00:00:00Z','updated_at':'1970-01-01T00:00:01Z'}}"));
        assertThat(JsonMapper.shared().readTree(contract.write(read.asObject())))
                .isEqualTo(json(EVENT));
    }

    @Test
    void what_is_written_otherwise_than_the_configuration_says_is_taken_for_nothing_of_ours() throws IOException {
        JsonNode read = contract(OTHER)
                .read(("{\"event_id\":\"e\",\"meta\":{\"what\":\"created\"},"
                                + "\"occurred_at\":\"2026-11-24T09:30:00Z\"}")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(read.has("event_id")).isFalse();
        assertThat(read.path("event_type").asString())
                .contains("created", "made")
                .isNotEqualTo("created");
        assertThat(read.path("occurred_at").asString()).contains("milliseconds since 1970");
    }

    @Test
    void a_dead_letter_is_read_in_the_names_of_the_configuration() throws IOException {
        Contract contract = contract(OTHER);
        Headers headers = new Headers().put("Why", "garbage").put("Details", "{\"position\":4,\"why\":\"garbage\"}");

        assertThat(contract.deadLetters().header(headers, "x-dlq-reason")).isEqualTo("malformed_json");
        assertThat(contract.deadLetters().context(headers)).isEqualTo(json("{'sequence':4,'reason':'malformed_json'}"));
        assertThat(contract.deadLetters().header(new Headers().put("x-dlq-reason", "garbage"), "x-dlq-reason"))
                .isNull();
    }

    @Test
    void a_mapping_can_come_from_outside_the_file() throws IOException {
        Properties properties = new Properties();
        properties.setProperty("resources.users.fields.created_at", "createdAt");
        properties.setProperty("http.statuses.created", "200,202");
        Configuration read = Configuration.load(
                null,
                Map.of("DRAWBRIDGE_EVENTS_FIELDS_EVENT_ID", "id", "DRAWBRIDGE_HTTP_STATUSES_READ", "203"),
                properties);

        assertThat(read.contract().of(Resource.USER).fields().theirNameOf("created_at"))
                .isEqualTo("createdAt");
        assertThat(read.contract().events().envelope().theirNameOf("event_id")).isEqualTo("id");
        assertThat(read.contract().http().statuses().of(Meaning.CREATED)).containsExactlyInAnyOrder(200, 202);
        assertThat(read.contract().http().statuses().of(Meaning.READ)).containsExactly(203);
    }

    @Test
    void an_unused_id_has_the_form_of_ids_and_no_other() {
        for (IdForm form : IdForm.values()) {
            assertThat(form.isFormOf(form.unused())).as(form.name()).isTrue();
            assertThat(Stream.generate(form::unused).limit(9).distinct()).hasSize(9);
        }
        assertThat(IdForm.NUMBER.isFormOf(IdForm.UUID.unused())).isFalse();
        assertThat(IdForm.UUID.isFormOf(IdForm.STRING.unused())).isFalse();
        assertThat(IdForm.STRING.isFormOf(IdForm.NUMBER.unused())).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            resources: {users: {fields: {nmae: n}}}            | resources.users.fields.nmae          | did you mean "name"?
            resources: {users: {fields: {email: name}}}        | resources.users.fields.email         | map name elsewhere
            resources: {teams: {}}                             | resources.teams                      | known here: organizations, users
            resources: {users: {id: guid}}                     | resources.users.id                   | write number, uuid or string
            resources: {users: {update: POST}}                 | resources.users.update               | write PATCH or PUT
            resources: {users: {path: v1/users}}               | resources.users.path                 | begins with a slash
            resources: {users: {values: {role: [one]}}}        | resources.users.values.role          | two values at least
            resources: {users: {values: {name: [a, b]}}}       | resources.users.values.name          | known here: email, role
            http: {statuses: {created: 404}}                   | http.statuses.created                | 200 to 299
            http: {statuses: {missing: [404, 200]}}            | http.statuses.missing[1]             | 400 to 499
            http: {times: seconds}                             | http.times                           | iso or epoch-millis
            events: {fields: {event_id: meta., payload: body}} | events.fields.event_id               | dots between names
            events: {fields: {event_id: payload.id}}           | events.fields.event_id               | map payload elsewhere
            events: {types: {deleted: gone}}                   | events.types.deleted                 | known here: created, updated
            dead-letters: {headers: {x-dlq-reason: "a b"}}     | dead-letters.headers.x-dlq-reason    | without blanks
            dead-letters: {headers: {x-why: Why}}              | dead-letters.headers.x-why           | known here: x-dead-letter
            {claims: [dlq-tool], dead-letters: {headers: {}}}  | dead-letters                         | dlq-tool: {command
            """)
    void a_mistake_is_told_with_its_place_and_its_remedy(String yaml, String place, String remedy) throws IOException {
        Throwable thrown = catchThrowable(() -> contract(yaml));

        assertThat(thrown)
                .hasMessageContaining("drawbridge.yaml:1: " + place + ": expected")
                .hasMessageContaining(remedy);
    }

    private Contract contract(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("drawbridge.yaml"), yaml);
        return Configuration.load(file, Map.of(), new Properties()).contract();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }
}
