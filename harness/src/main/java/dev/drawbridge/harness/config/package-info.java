/** The one configuration file, read and checked. Acts on nothing: what a setting starts or connects to stays outside. */
@NullMarked
package dev.drawbridge.harness.config;

import org.jspecify.annotations.NullMarked;
