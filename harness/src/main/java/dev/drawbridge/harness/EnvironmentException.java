package dev.drawbridge.harness;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says that something around the system under test broke: a server that doesn't start, a port that is taken.
 *
 * <p>It is an error of the run (exit status 3) and never a verdict about the system. The message is made for the reader:
 * what broke, where, the end of the log that tells why, and what to do about it.
 */
public class EnvironmentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String what;
    private final String where;
    private final transient List<String> logTail;
    private final String remedy;

    /** Without a log and without an exception below. */
    public EnvironmentException(String what, String where, String remedy) {
        this(what, where, List.of(), remedy, null);
    }

    /**
     * @param what what broke, as a sentence without its full stop
     * @param where the process, file, address or image that it broke at
     * @param logTail the last lines of the log that tell why; may be empty, must hold no secret
     * @param remedy what the reader can do
     * @param cause the exception below, if any
     */
    public EnvironmentException(
            String what, String where, List<String> logTail, String remedy, @Nullable Throwable cause) {
        super(render(what, where, logTail, remedy), cause);
        this.what = what;
        this.where = where;
        this.logTail = List.copyOf(logTail);
        this.remedy = remedy;
    }

    public String what() {
        return what;
    }

    public String where() {
        return where;
    }

    public List<String> logTail() {
        return logTail;
    }

    public String remedy() {
        return remedy;
    }

    private static String render(String what, String where, List<String> logTail, String remedy) {
        StringBuilder text = new StringBuilder(what).append(".\n  where: ").append(where);
        if (!logTail.isEmpty()) {
            text.append("\n  log:");
            logTail.forEach(line -> text.append("\n    ").append(line));
        }
        return text.append("\n  what to do: ").append(remedy).toString();
    }
}
