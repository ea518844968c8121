package dev.drawbridge.permissions.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.drawbridge.harness.nats.Requirement;
import dev.drawbridge.permissions.Login;
import dev.drawbridge.permissions.UserPassword;
import io.nats.client.NKey;
import java.nio.file.Path;
import java.security.SecureRandom;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way to say who one is, each with one that the server doesn't know. */
@Tag("live")
class LoginsOnServerTest {

    private static final String MAY = "permissions: { publish: [\"yes\"], subscribe: [\"_INBOX_x.>\"] }";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"2.9", "2.10", "2.15"})
    void an_nkey(String release) throws Exception {
        NKey key = NKey.createUser(new SecureRandom());
        NKey stranger = NKey.createUser(new SecureRandom());
        String conf = "authorization { users: [ { nkey: " + new String(key.getPublicKey()) + ", " + MAY + " } ] }";
        try (ServerProcess server = ServerProcess.start(Requirement.minor(release), conf, folder)) {
            isConfined(Endpoint.plain("127.0.0.1", server.port()), Login.Signed.nkey(new String(key.getSeed())));
            isRefused(
                    Endpoint.plain("127.0.0.1", server.port()),
                    Login.Signed.nkey(new String(stranger.getSeed())),
                    "NKey " + new String(stranger.getPublicKey()));
        }
    }

    @Test
    void a_token() {
        String conf = "authorization { token: correct }";
        try (ServerProcess server = ServerProcess.start(Requirement.usable(), conf, folder)) {
            Endpoint endpoint = Endpoint.plain("127.0.0.1", server.port());
            try (ProbeConnection connection =
                    ProbeConnection.connect(endpoint, new Login.Token("correct"), "_INBOX_x.")) {
                assertThat(connection.decide(Probe.publish("anything", "")).allowed())
                        .isTrue();
            }
            isRefused(endpoint, new Login.Token("wrong"), "the token");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.9", "2.10", "2.15"})
    void a_certificate(String release) {
        Pem pem = new Pem(folder).issue("server").issue("client").issue("stranger");
        String conf =
                tls(pem, "verify_and_map: true") + "authorization { users: [ { user: \"CN=client\", " + MAY + " } ] }";
        try (ServerProcess server = ServerProcess.start(Requirement.minor(release), conf, folder)) {
            isConfined(endpoint(server, context(pem, "client")), null);
            isRefused(endpoint(server, context(pem, "stranger")), null, "a connection without credentials");
        }
    }

    @Test
    void a_password_behind_encryption() {
        Pem pem = new Pem(folder).issue("server");
        String conf = tls(pem, "") + "authorization { users: [ { user: u, password: p, " + MAY + " } ] }";
        try (ServerProcess server = ServerProcess.start(Requirement.usable(), conf, folder)) {
            SSLContext trusting = Certificates.context(pem.certificate("authority"), null, null);
            isConfined(endpoint(server, trusting), new UserPassword("u", "p"));
            isRefused(endpoint(server, trusting), new UserPassword("u", "wrong"), "user \"u\"");

            assertThatExceptionOfType(ProbeEnvironmentException.class)
                    .isThrownBy(() -> connect(endpoint(server, null), new UserPassword("u", "p")))
                    .withMessageContaining("requires TLS");
            assertThatExceptionOfType(ProbeEnvironmentException.class)
                    .as("an authority that did not sign the server's certificate")
                    .isThrownBy(() -> connect(
                            endpoint(server, Certificates.context(null, null, null)), new UserPassword("u", "p")))
                    .withMessageContaining("TLS failed");
        }
    }

    @Test
    void credentials_never_go_in_the_clear_where_encryption_is_wanted() {
        Pem pem = new Pem(folder);
        String conf = "authorization { users: [ { user: u, password: p } ] }";
        try (ServerProcess server = ServerProcess.start(Requirement.usable(), conf, folder)) {
            SSLContext trusting = Certificates.context(pem.certificate("authority"), null, null);
            assertThatExceptionOfType(ProbeEnvironmentException.class)
                    .isThrownBy(() -> connect(endpoint(server, trusting), new UserPassword("u", "p")))
                    .withMessageContaining("offers no TLS");
        }
    }

    @Test
    void what_is_no_key_or_certificate_is_refused_before_anybody_connects() {
        Path missing = folder.resolve("missing.pem");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Certificates.context(missing, null, null))
                .withMessageContaining("missing.pem");
        assertThatIllegalArgumentException().isThrownBy(() -> Login.Signed.nkey("SUNOSEED"));
        assertThatIllegalArgumentException().isThrownBy(() -> Login.Signed.credentials("nothing of the kind"));
    }

    private static void isConfined(Endpoint endpoint, @Nullable Login login) {
        try (ProbeConnection connection = connect(endpoint, login)) {
            assertThat(connection.decide(Probe.publish("yes", "")).allowed()).isTrue();
            assertThat(connection.decide(Probe.publish("no", "")).allowed()).isFalse();
        }
    }

    private static void isRefused(Endpoint endpoint, @Nullable Login login, String whom) {
        assertThatExceptionOfType(ConnectRefusedException.class)
                .isThrownBy(() -> connect(endpoint, login))
                .withMessageContaining(whom)
                .withMessageContaining("Authorization Violation");
    }

    private static ProbeConnection connect(Endpoint endpoint, @Nullable Login login) {
        return ProbeConnection.connect(endpoint, login, "_INBOX_x.");
    }

    private static Endpoint endpoint(ServerProcess server, @Nullable SSLContext tls) {
        return new Endpoint("127.0.0.1", server.port(), tls);
    }

    private static SSLContext context(Pem pem, String name) {
        return Certificates.context(pem.certificate("authority"), pem.certificate(name), pem.key(name));
    }

    private static String tls(Pem pem, String more) {
        return "tls { cert_file: \"" + pem.certificate("server") + "\", key_file: \"" + pem.key("server")
                + "\", ca_file: \"" + pem.certificate("authority") + "\", " + more + " }\n";
    }
}
