package dev.drawbridge.provisioner;

import dev.drawbridge.provisioner.nats.ServerException;
import dev.drawbridge.provisioner.plan.Conflict;
import dev.drawbridge.provisioner.plan.Loss;
import dev.drawbridge.provisioner.plan.Plan;
import java.util.List;

/** Turns what went wrong into an exit code and a remedy. */
final class Failures {

    private Failures() {}

    static ProvisioningException of(ServerException cause) {
        String message = String.valueOf(cause.getMessage());
        return switch (cause.kind()) {
            case UNREACHABLE ->
                new ProvisioningException(
                        ExitCode.ENVIRONMENT,
                        message,
                        "check NATS_URL and that the server runs; --wait gives it longer to come up. A run that broke off is"
                                + " finished by the next one");
            case NOT_READY ->
                new ProvisioningException(
                        ExitCode.ENVIRONMENT,
                        message,
                        "the cluster may still be electing its leader: check its servers' logs, or give it longer with --wait");
            case AUTHENTICATION ->
                new ProvisioningException(
                        ExitCode.REFUSED,
                        message,
                        "check NATS_USER and NATS_PASSWORD (or --creds) against the server's configuration");
            case DENIED ->
                new ProvisioningException(
                        ExitCode.REFUSED,
                        message,
                        "grant exactly that subject to the provisioner's user (for an inbox: let its inbox prefix and --inbox-prefix"
                                + " agree), then run again");
            case NO_JETSTREAM ->
                new ProvisioningException(
                        ExitCode.REFUSED,
                        message,
                        "enable JetStream on the server (jetstream {…}) and for the account that the provisioner uses");
            case SUBJECT_TAKEN ->
                new ProvisioningException(
                        ExitCode.WOULD_LOSE,
                        "another stream already takes one of the declared subjects: " + message,
                        "grant the provisioner $JS.API.STREAM.NAMES to have the stream named, then give up the subject on one side");
            case CHANGED_MEANWHILE ->
                new ProvisioningException(
                        ExitCode.ENVIRONMENT,
                        "somebody else keeps changing the same stream: " + message,
                        "run again when the other one is done");
            case CONSUMER_IN_USE ->
                new ProvisioningException(
                        ExitCode.REFUSED,
                        "the server refused: " + message
                                + ": an app is subscribed to the deliver subject that would change",
                        "stop the app that listens there, run again, then start it with the new subject");
            case NOT_FOUND, REFUSED ->
                new ProvisioningException(
                        ExitCode.REFUSED,
                        "the server refused: " + message,
                        "change the declaration to what this server can hold");
        };
    }

    static ProvisioningException refused(Plan plan) {
        if (!plan.conflicts().isEmpty()) {
            return new ProvisioningException(
                    ExitCode.WOULD_LOSE,
                    joined(plan.conflicts().stream().map(Conflict::toString).toList()),
                    "take the subject off that stream, or declare another; nothing was changed");
        }
        return new ProvisioningException(
                ExitCode.WOULD_LOSE,
                "this would lose data; "
                        + joined(plan.losses().stream().map(Loss::toString).toList()),
                "nothing was changed; keep the setting, or accept the loss with --allow-data-loss");
    }

    private static String joined(List<String> sentences) {
        return String.join("; ", sentences);
    }
}
