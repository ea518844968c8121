package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.environment.Bridge;
import dev.drawbridge.permissions.Denial;
import dev.drawbridge.permissions.Denials;
import dev.drawbridge.permissions.ServerVersion;
import dev.drawbridge.permissions.advisory.Exposure;
import dev.drawbridge.permissions.audit.AdvisoryRules;
import dev.drawbridge.permissions.audit.Audit;
import dev.drawbridge.permissions.audit.Finding;
import dev.drawbridge.permissions.conf.ConfException;
import dev.drawbridge.permissions.conf.Place;
import dev.drawbridge.permissions.probe.Probe;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is published of the server's version. */
public final class AdvisorySteps {

    private final World world;
    private final Evidence evidence;
    private final Probes probes;
    private final HarmlessAudit harmless;
    private List<Finding> findings = List.of();

    public AdvisorySteps(World world, Evidence evidence, Probes probes, HarmlessAudit harmless) {
        this.world = world;
        this.evidence = evidence;
        this.probes = probes;
        this.harmless = harmless;
    }

    @When("the version of the server is held against the published advisories")
    public void lookUp() {
        ServerVersion version = probes.as("observer").serverVersion();
        if (harmless.isInPlace()) {
            evidence.record(
                    "the attached server's configuration is not known; it is judged by the version that it tells,"
                            + " and by what it lets through");
        }
        findings = harmless.isInPlace()
                ? harmless.advisories()
                : AdvisoryRules.of(version, exposures(world.bridge()), new Place(Path.of("nats.conf"), 1, 1, 0, 0));
        if (findings.isEmpty()) {
            evidence.record(AdvisoryRules.nothing(version));
        }
        findings.forEach(each -> evidence.record(each.message()));
    }

    @Then("none of them affects it")
    public void none() {
        assertThat(findings.stream().map(Finding::message).collect(Collectors.joining("; ")))
                .as("advisories by which the permissions of this server can be got past")
                .isEmpty();
    }

    /** An account that doesn't exist, a restore without a stream's name, and queue subscriptions to what is another's. */
    @When("{name} tries what published advisories have let through")
    public void triesWhatIsPublished(String app) {
        ServerVersion version = probes.as(app).serverVersion();
        List<Probe> tries = Denials.of(world.bridge().topology(), app, version).stream()
                .filter(AdvisorySteps::isPublished)
                .map(Probe::of)
                .toList();
        probes.decide(app, tries);
    }

    private static boolean isPublished(Denial denial) {
        return denial.queue() != null
                || denial.subject().startsWith("$JS.API.ACCOUNT.")
                || denial.subject().startsWith("$JS.API.STREAM.RESTORE.");
    }

    private static Map<Exposure, Boolean> exposures(Bridge bridge) {
        try {
            return Audit.exposures(Path.of("nats.conf"), bridge.server().configuration(), System.getenv());
        } catch (ConfException unreadable) {
            return Map.of();
        }
    }
}
