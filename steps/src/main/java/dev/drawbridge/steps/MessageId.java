package dev.drawbridge.steps;

import java.util.UUID;
import java.util.regex.Pattern;

/** How much of a message id is beyond guessing, by its form: RFC 9562 says which bits of a UUID are random. */
final class MessageId {

    private static final Pattern UUID_FORM = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int RANDOM = 4;
    private static final int TIME_ORDERED = 7;
    private static final int IETF_VARIANT = 2;

    private MessageId() {}

    /** 122 for a random UUID, 74 for a time-ordered one, and 0 for any other form, of which nothing is known. */
    static int randomBits(String id) {
        if (!UUID_FORM.matcher(id).matches()) {
            return 0;
        }
        UUID uuid = UUID.fromString(id);
        if (uuid.variant() != IETF_VARIANT) {
            return 0;
        }
        return switch (uuid.version()) {
            case RANDOM -> 122;
            case TIME_ORDERED -> 74;
            default -> 0;
        };
    }
}
