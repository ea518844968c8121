package dev.drawbridge.provisioner.nats;

import dev.drawbridge.provisioner.nats.ServerException.Kind;

/** What the JetStream API's error codes mean to a provisioner (nats-server, errors.json). */
final class ApiErrors {

    private ApiErrors() {}

    static ServerException exception(int errorCode, int status, String description) {
        Kind kind = switch (errorCode) {
            // consumer not found, stream not found
            case 10014, 10059 -> Kind.NOT_FOUND;
            // stream name in use with another configuration; consumer exists; consumer doesn't exist;
            // consumer active
            case 10058, 10148, 10149, 10105 -> Kind.CHANGED_MEANWHILE;
            // consumer name in use
            case 10013 -> Kind.CONSUMER_IN_USE;
            case 10065 -> Kind.SUBJECT_TAKEN;
            // not enabled for the account; not enabled
            case 10039, 10076 -> Kind.NO_JETSTREAM;
            // temporarily unavailable; no meta leader yet
            case 10008, 10009, 10010 -> Kind.NOT_READY;
            default -> Kind.REFUSED;
        };
        return new ServerException(kind, description + " (" + status + "/" + errorCode + ")");
    }
}
