/**
 * The published security advisories of nats-server by which permissions can be bypassed.
 *
 * <p>A table with a date and how to read it, no more: what is exposed in a deployment is found out by who sees the deployment.
 */
@NullMarked
package dev.drawbridge.permissions.advisory;

import org.jspecify.annotations.NullMarked;
