/**
 * Who may do what on a NATS server: subject algebra, the least grants of a bridge, and their renderings.
 *
 * <p>Pure functions from a topology. Anything that opens a connection lives in {@code probe}; anything that starts a
 * server, judges a result or writes a report stays outside.
 */
@NullMarked
package dev.drawbridge.permissions;

import org.jspecify.annotations.NullMarked;
