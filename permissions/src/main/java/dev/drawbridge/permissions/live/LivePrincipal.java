package dev.drawbridge.permissions.live;

import dev.drawbridge.permissions.Login;
import dev.drawbridge.permissions.PrincipalGrants;
import dev.drawbridge.permissions.conf.Place;
import dev.drawbridge.permissions.probe.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * Somebody to connect as.
 *
 * @param needs what the principal cannot do without
 * @param endpoint the server, with the certificate to present there if there is one
 * @param login what to present; null: nothing but the certificate
 * @param place where its credentials are configured, for findings
 */
public record LivePrincipal(
        PrincipalGrants needs, Endpoint endpoint, @Nullable Login login, Place place) {

    String name() {
        return needs.principal().name();
    }
}
