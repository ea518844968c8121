/**
 * NATS servers to run against: found, started, reloaded, broken and ended.
 *
 * <p>What a server's configuration says about principals is made elsewhere and arrives here as text.
 */
@NullMarked
package dev.drawbridge.harness.nats;

import org.jspecify.annotations.NullMarked;
