/**
 * One PostgreSQL server for a run, with a database and a role of its own for each app.
 *
 * <p>Tables and what they mean stay outside: they are the apps' own.
 */
@NullMarked
package dev.drawbridge.harness.postgres;

import org.jspecify.annotations.NullMarked;
