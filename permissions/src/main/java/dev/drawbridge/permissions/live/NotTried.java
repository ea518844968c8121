package dev.drawbridge.permissions.live;

/**
 * Something that would have shown more of a requirement.
 *
 * @param what it is, and why it was left alone
 */
public record NotTried(String requirement, String what) {

    @Override
    public String toString() {
        return requirement + ", " + what;
    }
}
