package dev.drawbridge.provisioner.plan;

/** A consumer on a declared stream that no app declares. */
public record Undeclared(String stream, String consumer) {

    @Override
    public String toString() {
        return "consumer " + consumer + " on stream " + stream + " is not declared";
    }
}
