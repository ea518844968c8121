/**
 * The ground that a run stands on: one temporary folder, and the reaper that leaves nothing behind however the run ends.
 *
 * <p>What the processes are and what they are for stays outside: here they are numbers.
 */
@NullMarked
package dev.drawbridge.harness.workspace;

import org.jspecify.annotations.NullMarked;
