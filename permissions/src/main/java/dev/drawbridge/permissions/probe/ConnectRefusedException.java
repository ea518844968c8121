package dev.drawbridge.permissions.probe;

/** The server answered and would not have these credentials. */
public final class ConnectRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String serverWords;

    ConnectRefusedException(String whom, String address, String serverWords) {
        super("the server at " + address + " refused " + whom + ": " + serverWords);
        this.serverWords = serverWords;
    }

    /** What the server said, for instance {@code Authorization Violation}. */
    public String serverWords() {
        return serverWords;
    }
}
