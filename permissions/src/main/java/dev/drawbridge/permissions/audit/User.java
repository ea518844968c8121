package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.conf.Place;

/**
 * Somebody who may connect.
 *
 * @param name the user name, or the public NKey
 * @param place of its entry
 */
record User(String name, String account, Permissions permissions, Place place) {}
