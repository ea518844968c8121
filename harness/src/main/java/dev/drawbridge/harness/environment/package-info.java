/**
 * A bridge, whole: a server with real permissions, the provisioned topology, databases, and the apps as processes of
 * their own with credentials of their own.
 *
 * <p>Composes the backends of the other packages; starts nothing by itself that they do not start. Judges nothing: what
 * breaks here is an {@link dev.drawbridge.harness.EnvironmentException}.
 */
@NullMarked
package dev.drawbridge.harness.environment;

import org.jspecify.annotations.NullMarked;
