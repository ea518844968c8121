/**
 * From a declaration and what a server holds to a plan: pure functions over plain data.
 *
 * <p>Nothing here opens a connection, reads a clock or prints.
 */
@NullMarked
package dev.drawbridge.provisioner.plan;

import org.jspecify.annotations.NullMarked;
