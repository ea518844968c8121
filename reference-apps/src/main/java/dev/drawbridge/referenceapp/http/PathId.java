package dev.drawbridge.referenceapp.http;

/** Ids in paths: what is no number names nothing, so it is not found rather than a bad request. */
final class PathId {
    private PathId() {}

    static long parse(String what, String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            throw Refusal.notFound(what, id);
        }
    }
}
