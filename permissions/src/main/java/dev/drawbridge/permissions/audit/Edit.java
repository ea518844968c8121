package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.conf.Place;

/** A part of a configuration, and what shall stand there instead. */
record Edit(Place place, String replacement) {}
