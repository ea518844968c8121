@NullMarked
package dev.drawbridge.cli.up;

import org.jspecify.annotations.NullMarked;
