package dev.drawbridge.provisioner.nats;

/** A server that can't be reached or won't do what it was asked; the message is for the reader and holds no secret. */
public final class ServerException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Kind {
        /** Nothing answers there, or the connection broke. */
        UNREACHABLE,
        /** It answers, but JetStream isn't ready yet: worth asking again. */
        NOT_READY,
        /** It wants other credentials. */
        AUTHENTICATION,
        /** The credentials lack a permission; the message names the subject. */
        DENIED,
        /** The server or the account has no JetStream. */
        NO_JETSTREAM,
        /** Somebody else changed the same thing meanwhile: worth reading and planning again. */
        CHANGED_MEANWHILE,
        /** A consumer of that name is there already; on an update, an app listens where it would deliver no more. */
        CONSUMER_IN_USE,
        /** Another stream takes one of the subjects. */
        SUBJECT_TAKEN,
        /** What was asked for isn't there. */
        NOT_FOUND,
        /** JetStream refused the request in its own words. */
        REFUSED
    }

    private final Kind kind;

    ServerException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
