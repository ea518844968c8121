/** The provisioner against pure values and real servers. */
@NullMarked
package dev.drawbridge.provisioner;

import org.jspecify.annotations.NullMarked;
