package dev.drawbridge.provisioner;

/** Why the provisioner didn't do what it was asked, what was found, and what to do about it; holds no secret. */
public final class ProvisioningException extends Exception {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final String remedy;

    ProvisioningException(ExitCode exitCode, String message, String remedy) {
        super(message);
        this.exitCode = exitCode;
        this.remedy = remedy;
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    /** What the reader can do. */
    public String remedy() {
        return remedy;
    }
}
