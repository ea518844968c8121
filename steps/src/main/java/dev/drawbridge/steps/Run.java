package dev.drawbridge.steps;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.MissingControlException;
import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.harness.contract.Contract;
import dev.drawbridge.harness.environment.AppUnderTest;
import dev.drawbridge.harness.environment.Bridge;
import dev.drawbridge.harness.environment.Memo;
import dev.drawbridge.harness.environment.Surroundings;
import dev.drawbridge.permissions.ServerVersion;
import dev.drawbridge.permissions.residue.Residue;
import dev.drawbridge.reports.Delivery;
import dev.drawbridge.reports.ExitStatus;
import dev.drawbridge.reports.Masker;
import dev.drawbridge.reports.Pace;
import dev.drawbridge.reports.RunProblem;
import dev.drawbridge.reports.ScenarioResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The run of this JVM: its configuration, what surrounds the system under test, and the results so far.
 *
 * <p>Cucumber makes step objects anew for each scenario, and its plugin knows none of them, so what they share hangs on
 * the class: one JVM holds one run at a time.
 */
public final class Run implements AutoCloseable {

    private static @Nullable Run current;

    private final RunSettings settings;
    private final Memo<Configuration> configuration;
    private final Instant started = Instant.now();
    private final List<ScenarioResult> results = new CopyOnWriteArrayList<>();
    private final List<Delivery> retried = new CopyOnWriteArrayList<>();
    private volatile @Nullable Instant ready;
    private volatile Instant lastEnd = started;
    private volatile boolean ended;
    private final String word = Names.word();
    private final Memo<Surroundings> surroundings;
    private final Memo<Bridge> steady;
    private final Memo<Bridge> disturbed;
    private final Memo<Bridge> flooded;
    private final Turns turns = new Turns();
    private final Harm harm;

    private Run(RunSettings settings) {
        this.settings = settings;
        this.configuration = new Memo<>(settings::configuration);
        this.surroundings = new Memo<>(() -> Surroundings.open(configuration()));
        this.steady = new Memo<>(
                () -> surroundings().bridge("steady").shared().provisioned().start());
        this.harm = new Harm(steady);
        this.disturbed = new Memo<>(() -> surroundings()
                .bridge("disturbed")
                .withFaultProxies()
                .provisioned()
                .withApps()
                .start());
        this.flooded = new Memo<>(
                () -> surroundings().bridge("flooded").provisioned().withApps().start());
    }

    /** The run of this JVM, by the system properties when nobody has begun one. */
    public static synchronized Run current() {
        Run run = current;
        return run == null ? begin(RunSettings.fromSystem()) : run;
    }

    /**
     * Begins a run in this JVM.
     *
     * @throws IllegalStateException while there is another, that has not been closed
     */
    static synchronized Run begin(RunSettings settings) {
        if (current != null && !current.ended) {
            throw new IllegalStateException(
                    "one JVM holds one run at a time, and this one has not ended: run classes of"
                            + " conformance tests one after another, or each in a JVM of its own");
        }
        Run begun = new Run(settings);
        current = begun;
        return begun;
    }

    public RunSettings settings() {
        return settings;
    }

    /** This run's word, of eight hexadecimal digits: all that it makes somewhere carries it. */
    String word() {
        return word;
    }

    /**
     * Every setting in force; read on first use.
     *
     * @throws dev.drawbridge.topology.InvalidConfigurationException listing everything that is wrong
     */
    public Configuration configuration() {
        return configuration.get();
    }

    /** The wire contract in the names of the implementation. */
    Contract contract() {
        return configuration().contract();
    }

    /** What surrounds the system under test; started on first use. */
    public Surroundings surroundings() {
        return surroundings.get();
    }

    /** The bridge that scenarios share and leave as it is. */
    public Bridge steadyBridge() {
        return steady.get();
    }

    /** The bridge that scenarios tagged {@code @disturbs} take turns on; of a system that runs already, the only one. */
    public Bridge disturbedBridge() {
        if (surroundings().isAttached()) {
            return steadyBridge();
        }
        letSharedBridgeComeFirst();
        return disturbed.get();
    }

    /**
     * The bridge that scenarios tagged {@code @floods} take turns on: nobody else writes there.
     *
     * @throws MissingControlException on a system that runs already, unless it may come to harm
     */
    public Bridge floodedBridge() {
        if (surroundings().isAttached()) {
            requireDestructive();
            return steadyBridge();
        }
        letSharedBridgeComeFirst();
        return flooded.get();
    }

    /** Whether what may do harm is tried on that bridge: on one of this run's, and where somebody has allowed it. */
    boolean mayHarm(Bridge bridge) {
        return bridge.server().isOurs() || settings.destructive();
    }

    /** What attacks do to a system that runs already; empty where none is tried. */
    Optional<Harm> harm() {
        return isAttached() && settings.destructive() ? Optional.of(harm) : Optional.empty();
    }

    private void requireDestructive() {
        if (!settings.destructive()) {
            throw new MissingControlException(
                    "a bridge that nobody else uses, for thousands of writes",
                    "nats.backend is attached; with --destructive it is tried there, which is for a system that nobody"
                            + " depends on");
        }
    }

    /** Whether this run was let look at a system that somebody else started. */
    boolean isAttached() {
        return surroundings.ifMade().filter(Surroundings::isAttached).isPresent();
    }

    /** Whose turn it is on a bridge that all scenarios share. */
    Turns turns() {
        return turns;
    }

    /**
     * Waits while the shared bridge is being started, if it is: most scenarios wait for it, the longest among them, and
     * whatever starts beside it only makes all of them wait longer.
     */
    void letSharedBridgeComeFirst() {
        try {
            steady.ifMade()
                    .ifPresent(bridge -> bridge.apps().stream()
                            .filter(AppUnderTest::isRunning)
                            .forEach(AppUnderTest::awaitAnswer));
        } catch (EnvironmentException told) {
            // By each scenario that is about that bridge.
        }
    }

    /**
     * Has the apps of that bridge at work. Only scenarios that need them ask for it: what an app's principal may do is
     * tried without its app, also of one that would never be ready for want of a grant.
     */
    void awaitApps(Bridge bridge) {
        bridge.awaitApps();
        if (ready == null && steady.ifMade().filter(bridge::equals).isPresent()) {
            ready = Instant.now();
        }
    }

    /** When the apps of the bridge that scenarios share were seen ready; null while nobody has waited for them. */
    @Nullable
    Instant ready() {
        return ready;
    }

    /** For the report's timeline. */
    void addRetried(List<Delivery> deliveries) {
        retried.addAll(deliveries);
    }

    List<Delivery> retried() {
        return List.copyOf(retried);
    }

    /** When the last scenario ended. */
    Instant lastEnd() {
        return lastEnd;
    }

    void add(ScenarioResult result) {
        results.add(result);
        lastEnd = Instant.now();
    }

    List<ScenarioResult> results() {
        return List.copyOf(results);
    }

    /** Ends what was started and judges what was found. Called once, when the last scenario has ended. */
    void judge() {
        List<RunProblem> problems = new ArrayList<>();
        String serverVersion =
                surroundings.ifMade().map(Surroundings::serverDescription).orElse(null);
        Masker masker =
                Masker.of(surroundings.ifMade().map(Surroundings::masked).orElse(Set.of()));
        List<Residue> residues = LeftOpen.in(steady.ifMade(), configuration().topology());
        try {
            surroundings.ifMade().ifPresent(made -> {
                new LogKeeper(masker).keep(made.folder(), settings.output());
                new PermissionsSarif(configuration())
                        .write(
                                settings.output(),
                                ServerVersion.parse(made.serverVersion().toString()));
            });
            close();
        } catch (RuntimeException e) {
            problems.add(new RunProblem(ExitStatus.ENVIRONMENT, "ending the run failed: " + e.getMessage()));
        }
        new RunJudge(settings, started).judge(this, problems, residues, serverVersion, masker);
    }

    /** The pace, in the words of reports. */
    Pace pace() {
        return Pace.valueOf(configuration().pace().name());
    }

    /** Ends everything that was started, in the opposite order. */
    @Override
    public void close() {
        try (surroundings;
                steady;
                disturbed;
                flooded) {
            // Closing is all there is to do.
        } finally {
            ended = true;
        }
    }
}
