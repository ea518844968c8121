/**
 * {@code up} and {@code down}: the example on ports that people know, kept running between two commands.
 *
 * <p>A keeper, a process of its own, holds the environment as any run does; what the environment is made of belongs to the
 * harness.
 */
@NullMarked
package dev.drawbridge.cli.up;

import org.jspecify.annotations.NullMarked;
