package dev.drawbridge.permissions;

/** How passwords stand in a rendered configuration. */
public enum SecretForm {
    /** Hashed: the file gives nothing away. */
    BCRYPT,
    /** Readable: only where somebody asked for it. */
    PLAIN
}
