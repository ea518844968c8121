package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.conf.Place;
import org.jspecify.annotations.Nullable;

/**
 * Another server that takes part here, by a leaf node or a gateway.
 *
 * @param setting where the configuration says so, such as {@code leafnodes.remotes}
 * @param authority what it may do, fit to follow the setting
 * @param account the account that it acts in; absent when it may be any
 * @param open whether whoever reaches the port takes part, without credentials
 */
record Neighbour(String setting, String authority, @Nullable String account, boolean open, Place place) {

    /** The same, its account called otherwise. */
    Neighbour in(@Nullable String title) {
        return new Neighbour(setting, authority, title, open, place);
    }
}
