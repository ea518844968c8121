package dev.drawbridge.permissions;

/**
 * Somebody who connects to the server.
 *
 * @param name also the user name in rendered configurations
 */
public record Principal(String name, Role role) {

    /** The one that provisions: manages streams and consumers. */
    public static final Principal ADMIN = new Principal("admin", Role.PROVISIONER);

    /** The one that only watches. */
    public static final Principal OBSERVER = new Principal("observer", Role.OBSERVER);

    /** The one that publishes again what was dead-lettered. */
    public static final Principal REPLAYER = new Principal("replayer", Role.REPLAYER);

    /** The one that may do nothing. */
    public static final Principal OUTSIDER = new Principal("outsider", Role.OUTSIDER);

    /** The prefix, ending in a dot, under which this principal alone receives replies unless the topology says else. */
    public String defaultInboxPrefix() {
        return "_INBOX_" + name + ".";
    }
}
