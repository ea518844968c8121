package dev.drawbridge.provisioner.nats;

import io.nats.client.ErrorListener;

/** Keeps jnats from logging on its own: every error is asked for where it is decided. */
final class Quiet implements ErrorListener {}
