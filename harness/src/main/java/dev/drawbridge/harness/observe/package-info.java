/**
 * The stream and its consumers as the observer's principal sees them.
 *
 * <p>Reads only. What was read is evidence; judging it is the steps' work.
 */
@NullMarked
package dev.drawbridge.harness.observe;

import org.jspecify.annotations.NullMarked;
