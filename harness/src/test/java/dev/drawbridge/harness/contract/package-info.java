@NullMarked
package dev.drawbridge.harness.contract;

import org.jspecify.annotations.NullMarked;
