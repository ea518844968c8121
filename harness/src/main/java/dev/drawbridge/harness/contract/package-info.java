/**
 * What a system under test calls the things of the wire contract: paths, keys, fields, words, headers, forms of ids and
 * times.
 *
 * <p>The only place that knows both sides. Everybody else speaks of the wire contract's own names and hands over, or is
 * handed, JSON in them. Pure: it reads no file, sends nothing, and draws no conclusion from what it translates.
 */
@NullMarked
package dev.drawbridge.harness.contract;

import org.jspecify.annotations.NullMarked;
