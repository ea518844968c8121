package dev.drawbridge.host;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The process that stands for a program, as the program sees it. */
public final class StandIn {

    /** What a JVM ends with by SIGTERM. */
    public static final int TERMINATED = 143;

    /** The shell, the script and the folder of the pipes. */
    private static final int OWN_WORDS = 3;

    private final Path folder;
    private final long process;
    private final OutputStream output;
    private volatile boolean gone;

    /**
     * One that is there.
     *
     * @param folder where its pipes are: {@code life.<number>}, which says "stop" and ends, and {@code status.<number>}, which
     *     takes its exit status
     * @param process its number
     * @param output its standard output
     */
    StandIn(Path folder, long process, OutputStream output) {
        this.folder = folder;
        this.process = process;
        this.output = output;
    }

    /** Its standard output, which is also that of the threads that the program begins. */
    public OutputStream output() {
        return output;
    }

    /** The words of its command that are the program's. @throws IOException when it is gone */
    public List<String> arguments() throws IOException {
        List<String> words = told("cmdline");
        return words.subList(OWN_WORDS, words.size());
    }

    /** Its environment. @throws IOException when it is gone */
    public Map<String, String> environment() throws IOException {
        return told("environ").stream()
                .filter(variable -> variable.contains("="))
                .collect(Collectors.toMap(
                        variable -> variable.substring(0, variable.indexOf('=')),
                        variable -> variable.substring(variable.indexOf('=') + 1)));
    }

    /** Ends it with that status; nothing happens when it has ended. */
    public void end(int status) {
        if (gone) {
            // A pipe that nobody reads any more lets nobody write.
            return;
        }
        try {
            Files.writeString(folder.resolve("status." + process), status + "\n", StandardOpenOption.WRITE);
        } catch (IOException late) {
            // Nobody waits for it any more.
        }
    }

    /** It has ended by itself, or was killed. */
    void leave() {
        gone = true;
    }

    private List<String> told(String file) throws IOException {
        String all = Files.readString(Path.of("/proc", Long.toString(process), file), StandardCharsets.UTF_8);
        // Each ends with a zero; an empty one is one, too.
        return all.isEmpty()
                ? List.of()
                : Arrays.asList(all.substring(0, all.length() - 1).split("\0", -1));
    }
}
