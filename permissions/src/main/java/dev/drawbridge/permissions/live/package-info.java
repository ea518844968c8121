/**
 * Holds a running server against the least grants: what each principal's credentials permit there, and what they withhold.
 *
 * <p>Only probes with no lasting effect may be sent from here, since the server is somebody else's. Starting servers, and
 * what a finding looks like in a report, stays outside.
 */
@NullMarked
package dev.drawbridge.permissions.live;

import org.jspecify.annotations.NullMarked;
