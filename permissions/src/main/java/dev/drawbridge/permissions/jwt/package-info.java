/**
 * Reads the JWTs of operators, accounts, users and activations (NATS JWT version 2) as servers do.
 *
 * <p>Texts in, claims with the place of each out, and what a server refuses refused in words. What claims mean for permissions
 * stays outside; seeds are never looked at.
 */
@NullMarked
package dev.drawbridge.permissions.jwt;

import org.jspecify.annotations.NullMarked;
