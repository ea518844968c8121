package dev.drawbridge.permissions.probe;

/**
 * The server ended an encrypted connection without a word. In TLS 1.3 a client takes the handshake for done before the server
 * has looked at its certificate, and the server's alert is lost where the connection is reset over what the client has sent
 * meanwhile.
 */
final class CutOffException extends ProbeEnvironmentException {

    private static final long serialVersionUID = 1L;

    CutOffException(String address, String why) {
        super("the server at " + address + " ended the handshake: " + why);
    }
}
