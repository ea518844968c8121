/**
 * What was written, and what became of it: every write over HTTP with the moments of its call and of its answer, the
 * events as the stream holds them, and what each app shows in the end; and the judgement of all of it.
 *
 * <p>Recorded first, judged after. The judge is a pure function of a {@link dev.drawbridge.harness.history.History}: it
 * asks nobody, waits for nothing, and what it throws is an error of the run and never a sign that all is well.
 */
@NullMarked
package dev.drawbridge.harness.history;

import org.jspecify.annotations.NullMarked;
