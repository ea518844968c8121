package dev.drawbridge.harness.config;

import dev.drawbridge.topology.Problem;
import dev.drawbridge.topology.SourceDocument;

/** Where settings stand, for whoever finds only later that they are wrong or do not go together. */
public final class Places {

    private final SourceDocument document;

    Places(SourceDocument document) {
        this.document = document;
    }

    /**
     * A problem with the setting at a JSON pointer, such as {@code /nats/url}; of one that is not given it has the line of the
     * section that would hold it.
     */
    public Problem problem(String pointer, String message, String remedy) {
        return document.problem(pointer, message, remedy);
    }
}
