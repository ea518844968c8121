@NullMarked
package dev.drawbridge.cli.setup;

import org.jspecify.annotations.NullMarked;
