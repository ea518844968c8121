/**
 * Asks a live server what a principal may do, in NATS's own protocol.
 *
 * <p>Client libraries hide a denial behind a timeout; here the server's words are the evidence, and order on the wire
 * decides: send, then PING; a violation arrives before the PONG. What the answers mean for a requirement, and starting
 * servers, stays outside.
 */
@NullMarked
package dev.drawbridge.permissions.probe;

import org.jspecify.annotations.NullMarked;
