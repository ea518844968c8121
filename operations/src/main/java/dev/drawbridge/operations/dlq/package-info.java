/**
 * Dead letters: found, shown, and their originals published again.
 *
 * <p>Replaying trusts no dead letter: what is published is held against the original in the stream.
 */
@NullMarked
package dev.drawbridge.operations.dlq;

import org.jspecify.annotations.NullMarked;
