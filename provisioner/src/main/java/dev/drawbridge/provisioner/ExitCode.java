package dev.drawbridge.provisioner;

/** How a command ended, for whoever called it: a job, a pipeline, a person. */
public enum ExitCode {
    /** Done, or nothing to do. */
    OK(0),
    /** {@code plan} found changes to make, or {@code verify} found drift; nothing was changed. */
    DIFFERENT(1),
    /** Wrong arguments or an invalid configuration; the server was not asked. */
    USAGE(2),
    /** NATS can't be reached, or went away. */
    ENVIRONMENT(3),
    /** The server refuses: credentials, a permission, no JetStream, or a request it won't carry out. */
    REFUSED(4),
    /** Refused by us: it would lose data, or another stream owns a declared subject. Nothing was changed. */
    WOULD_LOSE(5),
    /** The server is too old to hold the declaration. Nothing was changed. */
    SERVER_TOO_OLD(6);

    private final int status;

    ExitCode(int status) {
        this.status = status;
    }

    /** The process's exit status. */
    public int status() {
        return status;
    }
}
