/**
 * The model of a bridge: streams, apps, subjects, durable consumers and dead-letter subjects, as declared.
 *
 * <p>Pure data and pure functions. What a server made of a declaration, who may do what, and anything that opens a
 * connection stays outside.
 */
@NullMarked
package dev.drawbridge.topology;

import org.jspecify.annotations.NullMarked;
