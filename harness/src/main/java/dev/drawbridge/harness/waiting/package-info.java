/**
 * Waiting for what a system must do, with bounds and with words for the reader when it does not.
 *
 * <p>For "must happen" only. "Must not happen" is never shown by waiting: a sentinel is.
 */
@NullMarked
package dev.drawbridge.harness.waiting;

import org.jspecify.annotations.NullMarked;
