package dev.drawbridge.steps;

import java.util.Objects;

/** Drawbridge's own version, from the jar's manifest. */
final class Version {

    private Version() {}

    static String ofSuite() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "development");
    }
}
