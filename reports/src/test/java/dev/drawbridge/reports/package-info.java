/** Tests of the report. */
@NullMarked
package dev.drawbridge.reports;

import org.jspecify.annotations.NullMarked;
