package dev.drawbridge.permissions;

/** A user name and its password. The password never shows in {@link #toString()}. */
public record UserPassword(String user, String password) implements Login {

    @Override
    public String title() {
        return "user \"" + user + "\"";
    }

    @Override
    public String toString() {
        return "UserPassword[user=" + user + ", password=***]";
    }
}
