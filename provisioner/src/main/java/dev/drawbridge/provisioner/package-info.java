/**
 * The provisioner: brings a server to the declared topology, says what it did, and never loses data unasked.
 *
 * <p>What may enter: the library's front door ({@link dev.drawbridge.provisioner.Provisioner}), the command, the audit
 * record. What a difference is, is decided in {@code plan}; how the server is asked, in {@code nats}.
 */
@NullMarked
package dev.drawbridge.provisioner;

import org.jspecify.annotations.NullMarked;
