/** What the environment sets, checked once at start; no behaviour of the bridge. */
@NullMarked
package dev.drawbridge.referenceapp.config;

import org.jspecify.annotations.NullMarked;
