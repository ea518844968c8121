package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.contract.IdForm;
import dev.drawbridge.harness.contract.Meaning;
import dev.drawbridge.harness.contract.Resource;
import dev.drawbridge.harness.http.Answer;
import dev.drawbridge.harness.http.AppClient;
import dev.drawbridge.harness.observe.StoredMessage;
import dev.drawbridge.harness.waiting.Eventually;
import dev.drawbridge.harness.waiting.Timeouts;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/** Organizations and users, made at one app and looked for at its peer. */
public final class ResourceSteps {

    private static final Timeouts TIMEOUTS = Timeouts.DEFAULT;

    private final World world;
    private final Evidence evidence;
    private final List<Made> made = new ArrayList<>();

    public ResourceSteps(World world, Evidence evidence) {
        this.world = world;
        this.evidence = evidence;
    }

    /** A resource that this scenario made, and where. */
    record Made(String app, Resource resource, String id, Answer answer) {

        /** What its maker called it; every name that this run makes up is used once. */
        String name() {
            return answer.json().path("name").asString();
        }
    }

    @When("an organization is created at {name}")
    @When("{name} creates an organization")
    @Needs(Control.WRITES)
    public void createOrganization(String app) {
        create(app, Resource.ORGANIZATION, Names.organization(Names.unique()));
    }

    @When("an organization that is not active is created at {name}")
    @Needs(Control.WRITES)
    public void createInactiveOrganization(String app) {
        Map<String, Object> fields = Names.organization(Names.unique());
        fields.put("active", false);
        create(app, Resource.ORGANIZATION, fields);
    }

    @Then("each app's events about them carry a message id of their own with at least {int} random bits")
    public void messageIdsAreRandom(int bits) {
        Set<String> seen = new HashSet<>();
        for (Made each : made) {
            String subject =
                    world.bridge().topology().app(each.app()).publishes().get(0);
            StoredMessage event = world.bridge()
                    .observer()
                    .find(subject, world.mark(), stored -> stored.text().contains(each.name()))
                    .orElseThrow(() -> new AssertionError("expected an event on " + subject + " about " + each.name()));
            String id = Objects.requireNonNullElse(event.headers().getFirst("Nats-Msg-Id"), "");
            evidence.record(each.app() + " published " + each.name() + " with the message id \"" + id + "\"");
            assertThat(MessageId.randomBits(id))
                    .as(
                            "bits that nobody can guess of the message id \"%s\" of %s on %s",
                            id, each.app(), event.subject())
                    .isGreaterThanOrEqualTo(bits);
            assertThat(seen.add(id)).as("whether \"%s\" is used once only", id).isTrue();
        }
        assertThat(seen).as("message ids").isNotEmpty();
    }

    @When("{name} creates and changes an organization")
    @Needs(Control.WRITES)
    public void createAndChangeOrganization(String app) {
        createOrganization(app);
        changeOrganization(app);
    }

    @Given("an organization created at {name} has reached {name}")
    @Needs(Control.WRITES)
    public void organizationHasReached(String app, String peer) {
        createOrganization(app);
        showsAsMaker(peer, "organization", app);
    }

    @When("an organization is created at each app and reaches its peer")
    @Needs(Control.WRITES)
    public void organizationAtEachApp() {
        for (String app : apps()) {
            organizationHasReached(app, peerOf(app));
        }
    }

    @When("{name} creates a user")
    @Needs(Control.WRITES)
    public void createUserWithOrganization(String app) {
        createOrganization(app);
        createUser(app);
    }

    @When("{name} creates and changes a user")
    @Needs(Control.WRITES)
    public void createAndChangeUser(String app) {
        createUserWithOrganization(app);
        changeUser(app);
    }

    @When("a user of that organization is created at {name}")
    @Needs(Control.WRITES)
    public void createUser(String app) {
        JsonNode organization = last(Resource.ORGANIZATION).answer().json().path("id");
        create(app, Resource.USER, Names.user(Names.unique(), organization));
    }

    @When("{name} changes the organization's name and domain")
    @Given("{name} has since changed the organization's name")
    @Needs(Control.WRITES)
    public void changeOrganization(String app) {
        String name = Names.unique();
        change(
                app,
                Resource.ORGANIZATION,
                Map.of("name", "Renamed " + name, "domain", Names.otherSample(Resource.ORGANIZATION, "domain", name)));
    }

    @When("{name} changes the user's role and email")
    @Needs(Control.WRITES)
    public void changeUser(String app) {
        String word = Names.unique();
        change(
                app,
                Resource.USER,
                Map.of(
                        "role", Names.otherSample(Resource.USER, "role", word),
                        "email", Names.otherSample(Resource.USER, "email", word)));
    }

    @When("each app creates {int} organizations at the same time")
    @Needs(Control.WRITES)
    public void createAtTheSameTime(int count) {
        List<CompletableFuture<List<Made>>> writers = apps().stream()
                .map(app -> CompletableFuture.supplyAsync(() -> {
                    List<Made> own = new ArrayList<>();
                    for (int each = 0; each < count; each++) {
                        own.add(post(app, Resource.ORGANIZATION, Names.organization(Names.unique())));
                    }
                    return own;
                }))
                .toList();
        writers.forEach(writer -> made.addAll(writer.join()));
    }

    @When("{name} creates {int} organizations and changes the first one {int} times")
    @Needs(Control.WRITES)
    public void createManyAndChangeFirst(String app, int count, int changes) {
        List<Made> own = new ArrayList<>();
        for (int each = 0; each < count; each++) {
            own.add(post(app, Resource.ORGANIZATION, Names.organization(Names.unique())));
        }
        made.addAll(own);
        for (int each = 0; each < changes; each++) {
            patch(app, own.get(0), Map.of("name", "Change " + (each + 1) + " " + Names.unique()));
        }
    }

    @Then("each app shows all {int} organizations with every field as their maker has them")
    public void eachAppShowsAll(int count) {
        assertThat(made).hasSize(count);
        apps().forEach(this::assertShowsAll);
    }

    @Then("{name} shows all of them with every field as {name} has it")
    public void showsAll(String peer, String app) {
        assertShowsAll(peer);
    }

    @Then("no two organizations share an id")
    public void noSharedIds() {
        Set<String> ids = new HashSet<>();
        for (Made each : made) {
            assertThat(ids.add(each.id()))
                    .as("id %s of an organization made at %s is given once", each.id(), each.app())
                    .isTrue();
        }
        evidence.record("ids: " + ids);
    }

    @Then("{name} shows the {name} with every field as {name} has it")
    public void showsAsMaker(String peer, String resource, String app) {
        Made maker = last(resourceNamed(resource));
        assertShows(peer, new Made(app, maker.resource(), maker.id(), maker.answer()), "");
    }

    @Then("{name} still shows the organization with its changed name")
    public void stillShowsChangedName(String app) {
        Made organization = last(Resource.ORGANIZATION);
        Answer shown = client(app).get(Resource.ORGANIZATION, organization.id());
        evidence.record(shown.toString());
        assertThat(shown.json().path("name"))
                .as("the changed name at %s", app)
                .isEqualTo(organization.answer().json().path("name"));
    }

    /** The newest resource of that kind that this scenario made or changed. */
    Made last(Resource resource) {
        Made found = null;
        for (Made each : made) {
            if (each.resource() == resource) {
                found = each;
            }
        }
        return Objects.requireNonNull(found, () -> "the scenario made no " + resource.key());
    }

    /** The resource that this scenario made or changed last. */
    Made newest() {
        return made.get(made.size() - 1);
    }

    /** The resource that this scenario made as the {@code index}th, counted from 0. */
    Made resource(int index) {
        return made.get(index);
    }

    /** The first resource that this scenario made. */
    Made first() {
        return made.get(0);
    }

    /** Creates an organization that shows, by being where it is, that everything before it has passed. */
    Made sentinel(String app) {
        return post(app, Resource.ORGANIZATION, Names.organization("sentinel-" + Names.unique()));
    }

    private void create(String app, Resource resource, Map<String, ?> fields) {
        made.add(post(app, resource, fields));
    }

    private Made post(String app, Resource resource, Map<String, ?> fields) {
        Answer answer = client(app).create(resource, fields);
        Answers.assertSays(answer, Meaning.CREATED);
        IdForm form = world.bridge().contract().of(resource).id();
        assertThat(form.isFormOf(answer.json().path("id")))
                .as("whether the id is of the form %s that the configuration names: %s", form, answer)
                .isTrue();
        assertThat(answer.holds(fields))
                .as("the answer holds what was sent, %s: %s", fields, answer)
                .isTrue();
        return new Made(app, resource, answer.id(), answer);
    }

    private void change(String app, Resource resource, Map<String, ?> fields) {
        Made known = last(resource);
        made.add(patch(app, known, fields));
    }

    private Made patch(String app, Made known, Map<String, ?> fields) {
        Answer answer = client(app).update(known.resource(), known.id(), fields);
        Answers.assertSays(answer, Meaning.UPDATED);
        assertThat(answer.holds(fields))
                .as("the answer holds the change %s: %s", fields, answer)
                .isTrue();
        return new Made(app, known.resource(), known.id(), answer);
    }

    private void assertShowsAll(String app) {
        made.forEach(each -> assertShows(app, each, ", one of " + made.size() + ","));
    }

    private void assertShows(String peer, Made maker, String which) {
        JsonNode expected = fieldsOf(
                maker.resource(),
                client(maker.app()).get(maker.resource(), maker.id()).json());
        Answer shown = Eventually.until(
                maker.resource().key() + " " + maker.id() + which + " at " + peer + " with the fields " + expected,
                TIMEOUTS.arrival(),
                () -> client(peer).get(maker.resource(), maker.id()),
                answer -> answer.says(Meaning.READ)
                        && fieldsOf(maker.resource(), answer.json()).equals(expected));
        evidence.record(shown.toString());
    }

    /** Without what an app shows beside them: an organization that it nests has a life of its own, and the rest is its own. */
    private static JsonNode fieldsOf(Resource resource, JsonNode shown) {
        return shown.isObject() ? shown.deepCopy().asObject().retain(resource.fields()) : shown;
    }

    private static Resource resourceNamed(String name) {
        return Resource.valueOf(name.toUpperCase(java.util.Locale.ROOT));
    }

    private AppClient client(String app) {
        return world.bridge().app(app).client();
    }

    private List<String> apps() {
        return world.bridge().topology().apps().stream().map(app -> app.name()).toList();
    }

    private String peerOf(String app) {
        return world.bridge().topology().peersOf(app).get(0).name();
    }
}
