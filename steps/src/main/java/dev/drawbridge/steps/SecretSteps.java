package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.contract.Contract;
import dev.drawbridge.harness.environment.AppUnderTest;
import dev.drawbridge.harness.environment.Surroundings;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Secrets in what apps say. */
public final class SecretSteps {

    private final World world;
    private final Evidence evidence;
    private final Map<String, String> said = new TreeMap<>();

    public SecretSteps(World world, Evidence evidence) {
        this.world = world;
        this.evidence = evidence;
    }

    @When("each app is asked for its health, its sync status and whatever says that it is alive or ready")
    public void ask() {
        Contract contract = world.bridge().contract();
        for (AppUnderTest app : world.bridge().apps()) {
            Stream.of(
                            Stream.of(contract.http().health(), contract.http().syncStatus()),
                            Run.current().configuration().livePath(app.name()).stream(),
                            Run.current().configuration().readyPath(app.name()).stream())
                    .flatMap(paths -> paths)
                    .distinct()
                    .map(path -> app.client().get(path))
                    .forEach(answer -> said.merge(answer.call(), answer.text(), String::concat));
        }
    }

    @Then("neither these answers nor any log of an app in this run holds a secret, as it is or encoded")
    public void holdNoSecret() {
        Surroundings surroundings = Run.current().surroundings();
        surroundings.appLogs().forEach(said::put);
        assertThat(said.keySet())
                .as("logs of apps and answers")
                .hasSizeGreaterThan(world.bridge().apps().size());
        Set<String> secrets = surroundings.masked();
        assertThat(secrets).as("secrets that this run gave to apps").isNotEmpty();
        SecretForms forms = SecretForms.of(secrets);
        List<String> found = said.entrySet().stream()
                .flatMap(text -> forms.foundIn(text.getValue()).map(form -> form + " in " + text.getKey()))
                .toList();
        evidence.record(secrets.size() + " secrets, each in " + SecretForms.KINDS + ", were looked for in "
                + said.size() + " logs and answers: " + said.keySet());
        assertThat(found).as("secrets in what apps said").isEmpty();
    }
}
