/** What a plan must be, shown on plain values. */
@NullMarked
package dev.drawbridge.provisioner.plan;

import org.jspecify.annotations.NullMarked;
