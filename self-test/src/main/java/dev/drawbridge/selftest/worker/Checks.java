package dev.drawbridge.selftest.worker;

import org.jspecify.annotations.Nullable;

/** Which check of the suite is out of force in this JVM, if any. Asked by each check that fails. */
public final class Checks {

    private static volatile @Nullable String disabled;

    private Checks() {}

    /** Called from within the steps' own methods, by what {@link CheckSwitch} puts there. */
    public static boolean isDisabled(String check) {
        return check.equals(disabled);
    }

    static void disable(@Nullable String check) {
        disabled = check;
    }
}
