package dev.drawbridge.harness.environment;

import java.util.List;

/**
 * How a run of the provisioner ended.
 *
 * @param status its exit status
 * @param output what it printed on both streams, line by line
 * @param audit the lines of its audit record
 */
public record ProvisionerRun(int status, List<String> output, List<String> audit) {

    public ProvisionerRun {
        output = List.copyOf(output);
        audit = List.copyOf(audit);
    }

    /** Its output as one text. */
    public String text() {
        return String.join("\n", output);
    }

    @Override
    public String toString() {
        return "the provisioner ended with status " + status + " and said:\n" + text();
    }
}
