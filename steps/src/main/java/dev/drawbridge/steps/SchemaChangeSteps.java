package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.contract.Meaning;
import dev.drawbridge.harness.contract.Resource;
import dev.drawbridge.harness.http.Answer;
import dev.drawbridge.harness.http.AppClient;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.nats.client.impl.Headers;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Events of a schema that is later or earlier than the consumer's. */
public final class SchemaChangeSteps {

    private final World world;
    private final Evidence evidence;
    private final Deliveries deliveries;
    private final CraftedEvents events;

    public SchemaChangeSteps(World world, Evidence evidence, Deliveries deliveries, CraftedEvents events) {
        this.world = world;
        this.evidence = evidence;
        this.deliveries = deliveries;
        this.events = events;
    }

    @When("the peer of {name} publishes an organization with {unknown} that nobody knows")
    @Needs(Control.WRITES)
    public void publishUnknown(String app, Unknown unknown) {
        ObjectNode event = organization(app);
        Headers headers = new Headers();
        unknown.addTo(event, headers);
        events.toApp(app, Resource.ORGANIZATION, event, headers);
    }

    @Then("{name} shows the organization as it was published")
    public void showsAsPublished(String app) {
        events.assertShown(app, events.last(), Resource.ORGANIZATION.fields()::contains);
    }

    @When("the peer of {name} publishes an organization without {text}")
    @Needs(Control.WRITES)
    public void publishOrganizationWithout(String app, String field) {
        ObjectNode event = organization(app);
        event.withObject("payload").remove(field);
        events.toApp(app, Resource.ORGANIZATION, event, new Headers());
    }

    @When("the peer of {name} publishes a user without {text}")
    @Needs(Control.WRITES)
    public void publishUserWithout(String app, String field) {
        CraftedEvents.Published organization =
                events.toApp(app, Resource.ORGANIZATION, organization(app), new Headers());
        ObjectNode event = Envelopes.user(
                deliveries.peerOf(app),
                Envelopes.unusedId(Resource.USER),
                organization.payload().path("id"),
                Instant.now());
        event.withObject("payload").remove(field);
        events.toApp(app, Resource.USER, event, new Headers());
    }

    @Then("{name} shows it with the {text} that it gives to one that is made without over HTTP")
    @Needs(Control.WRITES)
    public void showsDefault(String app, String field) {
        CraftedEvents.Published made = events.last();
        JsonNode preset = madeWithout(app, made.resource(), field).json().path(field);
        assertThat(events.shown(app, made).json().path(field))
                .as(
                        "%s at %s of %s %s, whose event has none; over HTTP the default is %s",
                        field, app, made.resource().key(), made.id(), preset)
                .isEqualTo(preset);
    }

    private Answer madeWithout(String app, Resource resource, String field) {
        AppClient client = world.bridge().app(app).client();
        Map<String, Object> fields = Names.organization(Names.unique());
        if (resource == Resource.USER) {
            JsonNode organization = client.create(Resource.ORGANIZATION, fields).json();
            fields = Names.user(Names.unique(), organization.path("id"));
        }
        fields.remove(field);
        Answer answer = client.create(resource, fields);
        evidence.record("the default of " + field + ": " + answer);
        assertThat(answer.says(Meaning.CREATED))
                .as("%s; the contract has %s as optional", answer, field)
                .isTrue();
        return answer;
    }

    private ObjectNode organization(String app) {
        return Envelopes.organization(
                deliveries.peerOf(app),
                "created",
                Envelopes.unusedId(Resource.ORGANIZATION),
                "Organization " + Names.unique(),
                Instant.now());
    }
}
