/**
 * Says of permissions violations in a log what they mean: who asked for what by which call, what breaks without it, and
 * whether to grant it or to avoid it.
 *
 * <p>Lines in, explanations out. Nothing here asks a server or decides a verdict.
 */
@NullMarked
package dev.drawbridge.permissions.explain;

import org.jspecify.annotations.NullMarked;
