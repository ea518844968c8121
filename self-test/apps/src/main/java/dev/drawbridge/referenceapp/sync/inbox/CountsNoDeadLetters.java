package dev.drawbridge.referenceapp.sync.inbox;

import org.springframework.context.annotation.Primary;

/** Writes dead letters and does not count them. */
@Primary
class CountsNoDeadLetters extends LetterCount {
    CountsNoDeadLetters(Inbox inbox) {
        super(inbox);
    }

    @Override
    void add(String messageId) {
        // What its sync status leaves out.
    }
}
