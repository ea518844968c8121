/**
 * The HTTP face of an app, as a client of it sees it.
 *
 * <p>Speaks the names of {@code contract}; knows nothing of NATS, and draws no conclusion from an answer.
 */
@NullMarked
package dev.drawbridge.harness.http;

import org.jspecify.annotations.NullMarked;
