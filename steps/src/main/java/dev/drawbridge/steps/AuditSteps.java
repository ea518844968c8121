package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.MissingControlException;
import dev.drawbridge.harness.environment.Bridge;
import dev.drawbridge.permissions.ServerVersion;
import dev.drawbridge.permissions.audit.AuditResult;
import dev.drawbridge.permissions.audit.Finding;
import dev.drawbridge.permissions.audit.Kind;
import dev.drawbridge.permissions.conf.ConfException;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the server grants: by its configuration where that is this run's, by what it lets through elsewhere. */
public final class AuditSteps {

    private static final Set<Kind> TOO_MUCH =
            EnumSet.of(Kind.OVER_GRANT, Kind.FAILS_OPEN, Kind.SHARED_INBOX, Kind.NOT_APPLIED);

    private final World world;
    private final Evidence evidence;
    private final Probes probes;
    private final HarmlessAudit harmless;
    private @Nullable AuditResult result;

    public AuditSteps(World world, Evidence evidence, Probes probes, HarmlessAudit harmless) {
        this.world = world;
        this.evidence = evidence;
        this.probes = probes;
        this.harmless = harmless;
    }

    /** Of somebody else's server it is not known: what it lets through shows there. */
    @When("what the server grants is audited")
    public void audit() {
        if (harmless.isInPlace()) {
            return;
        }
        Bridge bridge = world.bridge();
        ServerVersion version = probes.as("observer").serverVersion();
        try {
            result = new PermissionsSarif(Run.current().configuration())
                    .audit(version)
                    .ofText(name(), bridge.server().configuration(), System.getenv());
        } catch (ConfException unreadable) {
            throw new MissingControlException(
                    "who may do what: " + unreadable.getMessage(), "audit the credentials that it hands out");
        }
    }

    @Then("nothing is granted to {name} that its work does not need")
    public void needed(String app) {
        if (harmless.isInPlace()) {
            harmless.refusesWhatNobodyNeeds(app);
            return;
        }
        AuditResult audited = Objects.requireNonNull(result, "nothing was audited");
        List<Finding> surplus = audited.findings().stream()
                .filter(each -> isOpenToAll(each) || isTooMuchFor(app, each))
                .toList();
        evidence.record("audit of " + name() + " for nats-server " + audited.version() + ": "
                + (surplus.isEmpty() ? "each entry for " + app + " is needed" : surplus));
        assertThat(surplus)
                .as("entries of the configuration that grant %s more than its work needs", app)
                .isEmpty();
    }

    private static boolean isOpenToAll(Finding finding) {
        return finding.kind() == Kind.OPEN_DOOR && finding.principal().equals("anyone");
    }

    private static boolean isTooMuchFor(String app, Finding finding) {
        return finding.principal().equals(app) && TOO_MUCH.contains(finding.kind());
    }

    /** The file that was given, or what the one made for this run is called. */
    private static Path name() {
        Path given = Run.current().configuration().nats().serverConfig();
        return given == null ? Path.of("nats.conf") : given;
    }
}
