package dev.drawbridge.permissions;

/**
 * Where servers decide otherwise than their documentation says, by version.
 *
 * @param siblingHidesWildcard whether a list for publishing does not match by a last {@code *} when another entry of the
 *     same list goes on below the very word: with {@code deny: ["a.*", "a.b.c"]} a publish to {@code a.b} is not
 *     denied, and with the same as {@code allow} it is not allowed. So from 2.10.22 on, mended in 2.11.12 and 2.12.4
 *     (nats-server commit 346748cff); measured on 2.10.27, and on 2.9.10 and 2.15.1, which match. Subscriptions are
 *     looked up in another way and are not affected.
 * @param queueEntryHidesPlainDeny whether an entry for a queue group, of whatever name, keeps a plain entry of the deny
 *     list from counting for subscriptions in a group: the published advisory on queue subscriptions against deny lists,
 *     mended in 2.11.16, 2.12.7 and 2.14.0; measured on the same
 */
record ServerHabits(boolean siblingHidesWildcard, boolean queueEntryHidesPlainDeny) {

    static ServerHabits of(ServerVersion version) {
        return new ServerHabits(
                version.atLeast(ServerVersion.parse("2.10.22")) && !mended(version, "2.11.12", "2.12.4"),
                !mended(version, "2.11.16", "2.12.7"));
    }

    /** Whether that version came with the first of these or later in its release, or with a later release. */
    private static boolean mended(ServerVersion version, String inOlder, String inNewer) {
        ServerVersion older = ServerVersion.parse(inOlder);
        return version.atLeast(ServerVersion.parse(inNewer))
                || (version.atLeast(older) && version.minor() == older.minor());
    }
}
