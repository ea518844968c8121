package dev.drawbridge.topology;

/**
 * One thing that is wrong with a configuration, for the person who wrote it.
 *
 * @param source the file
 * @param line counted from 1; 0 where no line is to blame
 * @param path where in the document: {@code topology.apps[0].consumers[1].backoff}
 * @param message what was expected and what was found
 * @param remedy what to write instead
 */
public record Problem(String source, int line, String path, String message, String remedy) {

    @Override
    public String toString() {
        return source + (line > 0 ? ":" + line : "") + ": " + (path.isEmpty() ? "" : path + ": ") + message
                + (remedy.isEmpty() ? "" : "; " + remedy);
    }
}
