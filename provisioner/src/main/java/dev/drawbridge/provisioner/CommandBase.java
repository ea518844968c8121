package dev.drawbridge.provisioner;

import dev.drawbridge.provisioner.nats.NatsTarget;
import dev.drawbridge.provisioner.plan.Change;
import dev.drawbridge.topology.Topology;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The course that every command takes: load, connect, work, tell, record. */
abstract class CommandBase implements Callable<Integer> {

    @Mixin
    private final ConnectionOptions options = new ConnectionOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @ParentCommand
    private @Nullable ProvisionCommand parent;

    private final List<Change> done = new ArrayList<>();

    /** What this command does; its result is the exit code. */
    abstract ExitCode run(Provisioner provisioner, Topology declared, Console console) throws ProvisioningException;

    /** Whether standard output is for a machine. */
    boolean machineReadable() {
        return false;
    }

    @Override
    public final Integer call() {
        CommandSpec own = Objects.requireNonNull(spec, "picocli sets it");
        Map<String, String> environment =
                Objects.requireNonNull(parent, "picocli sets it").environment();
        Console console =
                new Console(own.commandLine().getOut(), own.commandLine().getErr(), machineReadable());
        return execute(own.name(), environment, console).status();
    }

    private ExitCode execute(String action, Map<String, String> environment, Console console) {
        NatsTarget target = null;
        Provisioner provisioner = null;
        AuditLog audit = null;
        ExitCode code;
        String error = null;
        try {
            target = options.target(environment);
            audit = audit(environment);
            Topology declared = Declaration.load(options.config(environment), environment.get("STREAM_NAME"));
            provisioner = new Provisioner(declared, target, options.wait(environment), recording(console));
            code = run(provisioner, declared, console);
        } catch (ProvisioningException failed) {
            code = failed.exitCode();
            error = String.valueOf(failed.getMessage());
            console.failed(error, failed.remedy());
        } catch (RuntimeException defect) {
            // others' messages may hold a secret, so only the place is told
            code = ExitCode.ENVIRONMENT;
            error = "unexpected " + defect.getClass().getName() + " at "
                    + (defect.getStackTrace().length == 0 ? "an unknown place" : defect.getStackTrace()[0]);
            console.failed(error, "please report this as a defect of the provisioner");
        }
        if (audit != null && target != null) {
            try {
                audit.write(
                        action,
                        target.principal(),
                        target.url(),
                        provisioner == null ? null : provisioner.server(),
                        done,
                        code,
                        error);
            } catch (IOException unwritten) {
                console.failed("the audit record could not be written: " + unwritten, "check --audit and the disk");
                return code == ExitCode.OK ? ExitCode.ENVIRONMENT : code;
            }
        }
        return code;
    }

    private @Nullable AuditLog audit(Map<String, String> environment) throws ProvisioningException {
        Path file = options.audit(environment);
        if (file == null) {
            return null;
        }
        AuditLog audit = new AuditLog(file);
        try {
            audit.open();
        } catch (IOException closed) {
            throw new ProvisioningException(
                    ExitCode.USAGE, "the audit file can't be written: " + closed, "check --audit and its folder");
        }
        return audit;
    }

    /** Keeps what was changed for the audit record also when the run breaks off later. */
    private Progress recording(Console console) {
        return new Progress() {
            @Override
            public void waiting(String url, String reason, long secondsLeft) {
                console.waiting(url, reason, secondsLeft);
            }

            @Override
            public void connected(ServerIdentity server) {
                console.connected(server);
            }

            @Override
            public void done(Change change) {
                done.add(change);
                console.done(change);
            }
        };
    }
}
