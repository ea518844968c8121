package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.contract.Meaning;
import dev.drawbridge.harness.contract.Resource;
import dev.drawbridge.harness.http.Answer;
import dev.drawbridge.harness.http.AppClient;
import dev.drawbridge.harness.waiting.Eventually;
import dev.drawbridge.harness.waiting.Timeouts;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.NullNode;

/** Values of every kind, made at one app over HTTP and looked for at its peer. */
public final class ValueSteps {

    private static final int LONG = 10_000;
    private static final List<String> DOMAINS =
            List.of("bücher.example", "xn--bcher-kva.example", "例え.example", "a.example");

    private final World world;
    private final Evidence evidence;
    private final List<Sent> sent = new ArrayList<>();

    public ValueSteps(World world, Evidence evidence) {
        this.world = world;
        this.evidence = evidence;
    }

    @When("organizations and users with values of every kind are made at {name}")
    @Needs(Control.WRITES)
    public void make(String app) {
        Values values = values(0);
        Map<String, @Nullable Object> fields = new TreeMap<>(Names.organization(Names.unique()));
        Object home = create(app, Resource.ORGANIZATION, fields).json().path("id");
        for (String text : values.texts(LONG)) {
            fields.put("name", text);
            fields.put("domain", values.flag() ? null : values.among(DOMAINS));
            fields.put("active", values.flag());
            createUnlessTooLong(app, Resource.ORGANIZATION, fields, text);
            Map<String, @Nullable Object> user = new TreeMap<>(Names.user(Names.unique(), home));
            user.put("name", text);
            user.put("active", values.flag());
            createUnlessTooLong(app, Resource.USER, user, text);
        }
    }

    @When("each of them is changed at {name} to other values of every kind")
    @Needs(Control.WRITES)
    public void change(String app) {
        List<String> texts = values(1).texts(Values.SHORT);
        for (int each = 0; each < sent.size(); each++) {
            Sent known = sent.get(each);
            Map<String, @Nullable Object> fields = new TreeMap<>();
            fields.put("name", texts.get(each % texts.size()));
            if (known.resource() == Resource.ORGANIZATION) {
                boolean wasNull = known.fields().get("domain") instanceof NullNode;
                fields.put("domain", wasNull ? "no-longer-null.example" : null);
            }
            Answer answer = client(app).update(known.resource(), known.id(), fields);
            Answers.assertSays(answer, Meaning.UPDATED);
            sent.set(each, known.changedBy(fields));
        }
    }

    @Then("{name} shows every one of them as it was sent to {name}")
    public void showsAll(String peer, String app) {
        assertThat(sent).as("resources that were sent to %s", app).isNotEmpty();
        for (Sent each : sent) {
            Eventually.until(
                    each.resource().key() + " " + each.id() + " at " + peer + " as it was sent to " + app,
                    Timeouts.DEFAULT.arrival(),
                    () -> differences(peer, each),
                    List::isEmpty);
        }
        evidence.record(peer + " shows " + sent.size() + " resources with every value as it was sent");
    }

    private List<String> differences(String peer, Sent each) {
        Answer answer = client(peer).get(each.resource(), each.id());
        return answer.says(Meaning.READ) ? each.differencesTo(answer) : List.of(answer.toString());
    }

    /** The contract names no limit: what an app refuses as too long is not part of it, what it takes must arrive. */
    private void createUnlessTooLong(String app, Resource resource, Map<String, ?> fields, String text) {
        if (text.length() <= Values.SHORT) {
            create(app, resource, fields);
            return;
        }
        Answer answer = client(app).create(resource, fields);
        if (answer.says(Meaning.INVALID)) {
            evidence.record(app + " refuses a name of " + text.length() + " characters");
            return;
        }
        remember(resource, fields, answer);
    }

    private Answer create(String app, Resource resource, Map<String, ?> fields) {
        Answer answer = client(app).create(resource, fields);
        remember(resource, fields, answer);
        return answer;
    }

    private void remember(Resource resource, Map<String, ?> fields, Answer answer) {
        assertThat(answer.says(Meaning.CREATED))
                .as("whether it is made: %s to %s", answer, fields)
                .isTrue();
        sent.add(Sent.over(resource, answer.id(), fields));
    }

    private Values values(int offset) {
        long seed = Run.current().settings().seed();
        evidence.record("values from the seed " + seed + "; for others set -Ddrawbridge.seed");
        return new Values(seed + offset);
    }

    private AppClient client(String app) {
        return world.bridge().app(app).client();
    }
}
