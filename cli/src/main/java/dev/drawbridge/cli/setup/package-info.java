/**
 * What comes before a first run: whether this machine and the configured system have all that one needs.
 *
 * <p>Looks, and changes nothing: nothing is fetched, unpacked, started or provisioned here, and no scenario runs.
 */
@NullMarked
package dev.drawbridge.cli.setup;

import org.jspecify.annotations.NullMarked;
