package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.conf.Place;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may connect.
 *
 * @param name the user name, or the public NKey
 * @param place of its entry
 * @param scope the signing key whose scope gives the permissions; absent when they are the user's own, or its account's
 * @param refusal why the server lets it do nothing; absent when it may connect
 */
record User(
        String name,
        String account,
        Permissions permissions,
        Place place,
        @Nullable String scope,
        @Nullable Refusal refusal) {

    /** Who may connect with permissions of its own or of its account. */
    User(String name, String account, Permissions permissions, Place place) {
        this(name, account, permissions, place, null, null);
    }
}
