package dev.drawbridge.permissions.probe;

/** The server ended a connection because it didn't hear in time who it is: too busy a machine, and no word on credentials. */
final class TooLateException extends ProbeEnvironmentException {

    private static final long serialVersionUID = 1L;

    TooLateException(String address, String serverWords) {
        super("the server at " + address + " got no credentials in time (it says: " + serverWords
                + "): this machine, or the network, is too busy for its authorization.timeout, 2 s by default;"
                + " run it again when there is less to do, or raise the timeout");
    }
}
