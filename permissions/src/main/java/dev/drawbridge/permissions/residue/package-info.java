/**
 * What no subject permission closes, by the settings of streams and the layout: each with its bound and with what closes it.
 *
 * <p>It reads settings that somebody else has asked for or declared; asking a server stays outside.
 */
@NullMarked
package dev.drawbridge.permissions.residue;

import org.jspecify.annotations.NullMarked;
