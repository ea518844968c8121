/**
 * What surrounds a system under test, and the one error that all of it raises.
 *
 * <p>Each sub-package is a room of its own. Verdicts stay outside: what breaks here is the environment, never the system
 * that is judged.
 */
@NullMarked
package dev.drawbridge.harness;

import org.jspecify.annotations.NullMarked;
