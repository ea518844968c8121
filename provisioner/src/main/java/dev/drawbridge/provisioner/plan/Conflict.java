package dev.drawbridge.provisioner.plan;

/** A declared subject that another stream on the server already takes. */
public record Conflict(String stream, String subject, String owner) {

    @Override
    public String toString() {
        return "subject " + subject + " of stream " + stream + " already belongs to stream " + owner;
    }
}
