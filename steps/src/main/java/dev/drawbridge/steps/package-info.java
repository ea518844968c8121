/**
 * The glue: each step is a sentence that calls the harness once, and the suite that runs them on the JUnit Platform.
 *
 * <p>No protocol, no process and no waiting loop is written here: those live in the harness. What a step finds becomes
 * evidence; whether that is a pass is decided by the assertion in its sentence and by nothing else.
 */
@NullMarked
package dev.drawbridge.steps;

import org.jspecify.annotations.NullMarked;
