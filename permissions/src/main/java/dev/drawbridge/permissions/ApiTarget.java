package dev.drawbridge.permissions;

/**
 * What the placeholders of an operation's subject stand for.
 *
 * @param stream the stream
 * @param consumer the consumer
 * @param subject a subject of the stream: a filter, or what a direct get asks for
 */
public record ApiTarget(String stream, String consumer, String subject) {

    /**
     * The account that operations on accounts name: one that doesn't exist, since some server versions carry them out
     * for an ordinary account (2.9.10 deletes its streams).
     */
    public static final String NO_SUCH_ACCOUNT = "DRAWBRIDGE_NO_SUCH_ACCOUNT";

    /** The stream template that operations on templates name. */
    public static final String NO_SUCH_TEMPLATE = "drawbridge-no-such-template";

    String fill(String template) {
        return template.replace("<stream>", stream)
                .replace("<consumer>", consumer)
                .replace("<subject>", subject)
                .replace("<account>", NO_SUCH_ACCOUNT)
                .replace("<template>", NO_SUCH_TEMPLATE);
    }
}
