package dev.drawbridge.permissions;

/** A user name and its password. The password never shows in {@link #toString()}. */
public record UserPassword(String user, String password) {

    @Override
    public String toString() {
        return "UserPassword[user=" + user + ", password=***]";
    }
}
