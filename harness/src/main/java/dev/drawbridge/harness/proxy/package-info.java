/**
 * Ways between an app and its server that fail at a chosen moment.
 *
 * <p>Knows bytes and nothing of what is tested. No library: those that there are cut or slow a connection at a time, and
 * what is needed here is a cut at a moment that only the bytes themselves show.
 */
@NullMarked
package dev.drawbridge.harness.proxy;

import org.jspecify.annotations.NullMarked;
