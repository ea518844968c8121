package dev.drawbridge.steps;

import dev.drawbridge.harness.contract.Resource;
import dev.drawbridge.harness.http.Answer;
import dev.drawbridge.harness.http.AppClient;
import java.util.Map;
import java.util.function.BiFunction;

/** Requests that an app must refuse. Each carries a name by which an event about it would be found. */
public enum InvalidRequest {
    NO_NAME("an organization without a name", (client, name) -> {
        Map<String, Object> fields = Names.organization(name.replace(' ', '-'));
        fields.put("name", "");
        return client.create(Resource.ORGANIZATION, fields);
    }),
    UNKNOWN_ORGANIZATION("a user of an unknown organization", (client, name) -> {
        Map<String, Object> fields = Names.user(Names.unique(), Envelopes.unusedId(Resource.ORGANIZATION));
        fields.put("name", name);
        return client.create(Resource.USER, fields);
    }),
    NO_EMAIL("a user with an email that is none", (client, name) -> {
        Object organization = client.create(Resource.ORGANIZATION, Names.organization(Names.unique()))
                .json()
                .path("id");
        Map<String, Object> fields = Names.user(Names.unique(), organization);
        fields.put("name", name);
        fields.put("email", "no email");
        return client.create(Resource.USER, fields);
    }),
    /** Where an implementation has no such key, a list in place of the fields. */
    NO_WRAPPER(
            "a body without its wrapper key",
            (client, name) -> client.createMisshapen(Resource.ORGANIZATION, named(name))),
    NOT_JSON("a body that is not JSON", (client, name) -> client.createCutOff(Resource.ORGANIZATION, named(name))),
    UNKNOWN_ID(
            "a change of an unknown organization",
            (client, name) -> client.update(
                    Resource.ORGANIZATION,
                    Envelopes.unusedId(Resource.ORGANIZATION).asString(),
                    named(name)));

    private final String words;
    private final BiFunction<AppClient, String, Answer> send;

    InvalidRequest(String words, BiFunction<AppClient, String, Answer> send) {
        this.words = words;
        this.send = send;
    }

    String words() {
        return words;
    }

    Answer send(AppClient client, String name) {
        return send.apply(client, name);
    }

    private static Map<String, Object> named(String name) {
        Map<String, Object> fields = Names.organization(Names.unique());
        fields.put("name", name);
        return fields;
    }
}
