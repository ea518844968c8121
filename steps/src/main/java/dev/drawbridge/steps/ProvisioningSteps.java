package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.environment.ProvisionerProcess;
import dev.drawbridge.harness.environment.ProvisionerRun;
import dev.drawbridge.harness.proxy.FaultProxy;
import dev.drawbridge.harness.waiting.Eventually;
import dev.drawbridge.harness.waiting.Timeouts;
import dev.drawbridge.permissions.UserPassword;
import dev.drawbridge.provisioner.ExitCode;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs of the provisioner, and how they end. */
public final class ProvisioningSteps {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final World world;
    private final Evidence evidence;
    private final ServerState state;
    private final List<ProvisionerRun> runs = new ArrayList<>();
    private @Nullable ProvisionerProcess running;

    public ProvisioningSteps(World world, Evidence evidence, ServerState state) {
        this.world = world;
        this.evidence = evidence;
        this.state = state;
    }

    @Given("the provisioner has run")
    public void hasRun() {
        run("apply");
        endsWith(ExitCode.OK);
        state.remember();
    }

    @When("the provisioner runs")
    @When("the provisioner runs again")
    public void runs() {
        state.rememberIfThereIsAServer();
        run("apply");
    }

    @When("the provisioner verifies")
    public void verifies() {
        state.remember();
        run("verify");
    }

    @When("the provisioner runs with {topologyChange}")
    public void runsWith(TopologyChange change) {
        state.remember();
        finish(world.bridge().provisioning().start(change.of(world.bridge().topology()), "apply"));
    }

    @When("the provisioner runs with {topologyChange}, and data loss allowed")
    public void runsWithLossAllowed(TopologyChange change) {
        state.remember();
        finish(world.bridge().provisioning().start(change.of(world.bridge().topology()), "apply", "--allow-data-loss"));
    }

    @When("the provisioner destroys what it made")
    public void destroys() {
        run("destroy", "--yes");
    }

    @When("the provisioner runs with a wrong password")
    public void runsWithWrongPassword() {
        Probes.requireThatCredentialsAreAsked(world.bridge());
        finish(world.bridge().provisioning().startWithPassword("wrong-" + Names.unique(), "apply"));
    }

    @When("the provisioner runs with its credentials inside the URL")
    public void runsWithUrl() {
        Optional<UserPassword> admin = world.bridge().server().credentialsOf("admin");
        finish(world.bridge()
                .provisioning()
                .startWithUrl(admin.orElse(new UserPassword("admin", "needless-" + Names.unique())), "apply"));
    }

    @When("the provisioner runs with a wrong password inside the URL")
    public void runsWithWrongUrl() {
        finish(world.bridge()
                .provisioning()
                .startWithUrl(new UserPassword("admin", "wrong-" + Names.unique()), "apply"));
    }

    @When("the provisioner is started")
    public void isStarted() {
        running = world.bridge().provisioning().start("apply");
    }

    @When("it has said that it waits for NATS")
    public void hasSaidThatItWaits() {
        evidence.record(Objects.requireNonNull(running)
                .awaitLine(line -> line.toLowerCase(Locale.ROOT).contains("waiting for nats")));
    }

    @When("the server starts")
    public void serverStarts() {
        world.bridge().server().nats().restart();
        finish(Objects.requireNonNull(running));
    }

    @When("the provisioner runs and may wait {int} seconds")
    public void runsAndMayWait(int seconds) {
        finish(world.bridge().provisioning().start("apply", "--wait", seconds + "s"));
    }

    @When("two provisioners run at once")
    public void twoAtOnce() {
        ProvisionerProcess first = world.bridge().provisioning().start("apply");
        ProvisionerProcess second = world.bridge().provisioning().start("apply");
        finish(first);
        finish(second);
    }

    /** It never learns that the stream is made, so it can't have gone on to the consumers when it is killed. */
    @When("a provisioner is killed as soon as the stream exists")
    public void isKilledHalfWay() {
        try (FaultProxy way = world.bridge().server().faultProxy()) {
            way.loseAnswersAfter("$JS.API.STREAM.CREATE.");
            ProvisionerProcess killed = world.bridge().provisioning().startThrough(way, "apply");
            List<String> made = Eventually.until(
                    "the provisioner to make a stream",
                    Timeouts.DEFAULT.recovery(),
                    state::streams,
                    streams -> !streams.isEmpty() || way.sawEncryption());
            killed.kill();
            way.requirePlain("the provisioner");
            evidence.record("killed when the server had made " + made + ", before it was told so");
        }
    }

    @Then("it ends with status 0")
    public void endsWithOk() {
        endsWith(ExitCode.OK);
    }

    @Then("it ends with the status for {exitCode}")
    public void endsWith(ExitCode expected) {
        assertThat(last().status()).as("status; %s", last()).isEqualTo(expected.status());
    }

    @Then("at least one of them ends with status 0")
    public void oneEndsWithOk() {
        assertThat(runs.stream().map(ProvisionerRun::status).toList())
                .as("statuses; %s", runs)
                .contains(ExitCode.OK.status());
    }

    @Then("it says that {text}")
    public void says(String words) {
        assertThat(last().text()).as("what the provisioner said").containsIgnoringCase(words);
    }

    @Then("it prints no stack trace")
    public void noStackTrace() {
        assertThat(last().text())
                .as("what the provisioner said")
                .doesNotContain("\tat ")
                .doesNotContain("Exception in");
    }

    @Then("it names {text}, {text}, the found {int} and the declared {int}")
    public void namesDrift(String consumer, String field, int found, int declared) {
        assertThat(last().output().stream().filter(line -> line.contains(field)).toList())
                .as("lines about %s in: %s", field, last())
                .anyMatch(line -> line.contains(Integer.toString(found)) && line.contains(Integer.toString(declared)));
        says(consumer);
    }

    @Then("it names the address that it tried")
    public void namesAddress() {
        says(Integer.toString(world.bridge().server().nats().port()));
    }

    @Then("it names the refused subject that creates a consumer")
    public void namesRefusedSubject() {
        says("$JS.API.CONSUMER.");
    }

    @Then("it names the version of that server and the oldest one that will do")
    public void namesVersions() {
        says(world.bridge().server().nats().version().toString());
        says("2.10.23");
    }

    @Then("its audit record says {text}")
    public void auditSays(String words) {
        assertThat(last().audit()).as("audit record").isNotEmpty();
        assertThat(String.join("\n", last().audit())).as("audit record").containsIgnoringCase(words);
    }

    @Then("its audit record says who changed what, when and on which server")
    public void auditIsComplete() {
        assertThat(last().audit()).as("audit record").isNotEmpty();
        JsonNode record = JSON.readTree(last().audit().get(last().audit().size() - 1));
        evidence.record(record.toString());
        assertThat(record.toString())
                .as("audit record")
                .contains(world.bridge()
                        .server()
                        .credentialsOf("admin")
                        .map(UserPassword::user)
                        .orElse("(anonymous)"))
                .contains(Words.declared("sync-stream"))
                .contains(Words.declared("system_a-workers"));
        assertThat(record.findValues("version").toString())
                .as("server version in the audit record %s", record)
                .contains(world.bridge().server().nats().version().toString());
        assertThat(record.toString()).as("a time in the audit record").containsPattern("\\d{4}-\\d{2}-\\d{2}T");
    }

    @Then("it prints, in this order")
    public void prints(List<String> lines) {
        List<String> said = last().output().stream().map(String::strip).toList();
        evidence.record(last().text());
        assertThat(said)
                .as("what the provisioner said")
                .containsSubsequence(lines.stream().map(Words::declared).toList());
    }

    @Then("no output and no audit record of theirs shows a password")
    public void showsNoPassword() {
        assertThat(runs).as("runs of the provisioner").isNotEmpty();
        for (ProvisionerRun run : runs) {
            String all = run.text() + "\n" + String.join("\n", run.audit());
            // Said how often, not what: a failure of this check must not be a leak of its own.
            assertThat(Run.current().surroundings().secrets().stream()
                            .filter(all::contains)
                            .count())
                    .as("secrets in the output and audit of a run that ended with status %d", run.status())
                    .isZero();
        }
    }

    private void run(String... arguments) {
        finish(world.bridge().provisioning().start(arguments));
    }

    private void finish(ProvisionerProcess process) {
        ProvisionerRun run = process.await();
        runs.add(run);
        evidence.record("provisioner: status " + run.status() + ": "
                + run.output().stream().reduce((first, second) -> second).orElse("nothing said"));
    }

    private ProvisionerRun last() {
        return runs.get(runs.size() - 1);
    }
}
