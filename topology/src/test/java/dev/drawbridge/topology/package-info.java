/** Shows what the topology's YAML means, and what is said about each mistake in it. */
@NullMarked
package dev.drawbridge.topology;

import org.jspecify.annotations.NullMarked;
