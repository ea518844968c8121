@NullMarked
package dev.drawbridge.operations.dlq;

import org.jspecify.annotations.NullMarked;
