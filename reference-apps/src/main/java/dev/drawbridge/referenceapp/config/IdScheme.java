package dev.drawbridge.referenceapp.config;

/**
 * Which ids this side hands out. Both sides create rows at the same time and rows keep their id when they cross, so
 * the side whose name sorts first takes the odd ids and the other the even ones: no agreement at run time is needed.
 */
public record IdScheme(int start, int step) {

    /** The scheme for an app beside its peer. */
    public static IdScheme of(String app, String peer) {
        return new IdScheme(app.compareTo(peer) < 0 ? 1 : 2, 2);
    }
}
