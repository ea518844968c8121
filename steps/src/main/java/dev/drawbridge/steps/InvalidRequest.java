package dev.drawbridge.steps;

import dev.drawbridge.harness.http.Answer;
import dev.drawbridge.harness.http.AppClient;
import dev.drawbridge.harness.http.Resource;
import java.util.Map;
import java.util.function.BiFunction;

/** Requests that an app must refuse. Each carries a name by which an event about it would be found. */
public enum InvalidRequest {
    NO_NAME(
            "an organization without a name",
            (client, name) -> client.create(
                    Resource.ORGANIZATION, Map.of("domain", name.replace(' ', '-') + ".example.com", "name", ""))),
    UNKNOWN_ORGANIZATION(
            "a user of an unknown organization",
            (client, name) -> client.create(
                    Resource.USER,
                    Map.of(
                            "organization_id",
                            999_999_999_999L,
                            "name",
                            name,
                            "email",
                            "a@example.com",
                            "role",
                            "member"))),
    NO_EMAIL("a user with an email that is none", (client, name) -> {
        Object organization = client.create(Resource.ORGANIZATION, Names.organization(Names.unique()))
                .json()
                .path("id");
        return client.create(
                Resource.USER,
                Map.of("organization_id", organization, "name", name, "email", "no email", "role", "member"));
    }),
    NO_WRAPPER(
            "a body without its wrapper key",
            (client, name) -> client.post(
                    Resource.ORGANIZATION.path(), "{\"name\":\"" + name + "\",\"domain\":\"x.example.com\"}")),
    NOT_JSON(
            "a body that is not JSON",
            (client, name) -> client.post(Resource.ORGANIZATION.path(), "{\"organization\":{\"name\":\"" + name)),
    UNKNOWN_ID(
            "a change of an unknown organization",
            (client, name) -> client.update(Resource.ORGANIZATION, "999999999999", Map.of("name", name)));

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
}
