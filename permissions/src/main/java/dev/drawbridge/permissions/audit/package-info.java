/**
 * The static audit: what a configuration lets every user do, against what the topology needs.
 *
 * <p>Pure functions from a configuration and a topology to findings. Nothing here asks a server; what only a server can
 * show belongs to the probes and the scenarios.
 */
@NullMarked
package dev.drawbridge.permissions.audit;

import org.jspecify.annotations.NullMarked;
