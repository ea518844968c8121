/** The connection to the NATS server and its upkeep; knows neither events nor tables. */
@NullMarked
package dev.drawbridge.referenceapp.nats;

import org.jspecify.annotations.NullMarked;
