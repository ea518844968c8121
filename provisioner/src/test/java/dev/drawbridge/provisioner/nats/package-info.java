/** Targets and masks. */
@NullMarked
package dev.drawbridge.provisioner.nats;

import org.jspecify.annotations.NullMarked;
