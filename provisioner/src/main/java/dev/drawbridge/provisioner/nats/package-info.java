/**
 * How a NATS server is reached and asked: the connection, the few JetStream API calls of a provisioner, and what a
 * refusal means.
 *
 * <p>No decision about the topology is taken here.
 */
@NullMarked
package dev.drawbridge.provisioner.nats;

import org.jspecify.annotations.NullMarked;
