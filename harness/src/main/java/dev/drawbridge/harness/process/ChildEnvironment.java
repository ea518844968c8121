package dev.drawbridge.harness.process;

import dev.drawbridge.harness.workspace.Workspace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a program finds in its environment: a few variables of ours by name, then its own.
 *
 * <p>Everything else that this process was given stays here: a CI job's secrets are none of a system under test's
 * business, and a run must not depend on who started it.
 */
final class ChildEnvironment {
    private static final List<String> INHERITED = List.of(
            "PATH",
            "HOME",
            "USER",
            "LOGNAME",
            "LANG",
            "LC_ALL",
            "LC_CTYPE",
            "TZ",
            "JAVA_HOME",
            "SSL_CERT_FILE",
            "SSL_CERT_DIR");

    private ChildEnvironment() {}

    static Map<String, String> of(Map<String, String> ours, Workspace workspace, Map<String, String> own) {
        Map<String, String> environment = new LinkedHashMap<>();
        for (String name : INHERITED) {
            String value = ours.get(name);
            if (value != null) {
                environment.put(name, value);
            }
        }
        environment.put("TMPDIR", workspace.folder("tmp").toString());
        environment.putAll(own);
        environment.put(Workspace.MARK, workspace.mark());
        return environment;
    }

    /** In a container, whose image brings all else. */
    static Map<String, String> ofContainer(Workspace workspace, Map<String, String> own) {
        Map<String, String> environment = new LinkedHashMap<>(own);
        environment.put(Workspace.MARK, workspace.mark());
        return environment;
    }
}
