package dev.drawbridge.reports;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.Comparator;

/** How a run ends for the shell. Of several the greatest counts: a broken environment hides what a failure means. */
public enum ExitStatus {
    CONFORMANT(0),
    NOT_CONFORMANT(1),
    USAGE(2),
    ENVIRONMENT(3);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    /** The process's exit status. */
    @JsonValue
    public int code() {
        return code;
    }

    @JsonCreator
    static ExitStatus ofCode(int code) {
        return values()[code];
    }

    static ExitStatus greatest(Collection<ExitStatus> statuses) {
        return statuses.stream().max(Comparator.comparingInt(ExitStatus::code)).orElse(CONFORMANT);
    }
}
