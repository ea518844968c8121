/**
 * Reads nats-server configurations, with the place of every value: no library for the JVM does.
 *
 * <p>Text in, values with file and line out; includes are read from disk. What the values mean for permissions stays
 * outside, as does everything that would need a server.
 */
@NullMarked
package dev.drawbridge.permissions.conf;

import org.jspecify.annotations.NullMarked;
