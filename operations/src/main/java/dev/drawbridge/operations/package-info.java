/**
 * What whoever operates a bridge does to it from outside: looks at it, and replays its dead letters.
 *
 * <p>Each command connects as one principal with the least grants for it. Nothing here starts, provisions or judges.
 */
@NullMarked
package dev.drawbridge.operations;

import org.jspecify.annotations.NullMarked;
