/** What the app says about itself: health and sync status; changes nothing. */
@NullMarked
package dev.drawbridge.referenceapp.status;

import org.jspecify.annotations.NullMarked;
