/**
 * A second implementation of a bridge, of another shape than the seed's in everything that a configuration can map: it shows
 * that the suite judges what a bridge does and not what it calls things.
 *
 * <p>A small program of the plain JDK with a NATS client, a JSON parser and a JDBC driver. Nothing of ours may enter, least of all
 * of the reference app's: two that share code share its mistakes.
 */
@NullMarked
package dev.drawbridge.selftest.othershape;

import org.jspecify.annotations.NullMarked;
