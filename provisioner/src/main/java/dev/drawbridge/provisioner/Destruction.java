package dev.drawbridge.provisioner;

import dev.drawbridge.provisioner.plan.Change;
import java.util.List;
import java.util.Map;

/**
 * What was destroyed.
 *
 * @param done the deletions, in order
 * @param messagesLost how many messages each deleted stream held when it was last looked at
 */
public record Destruction(ServerIdentity server, List<Change> done, Map<String, Long> messagesLost) {

    public Destruction {
        done = List.copyOf(done);
        messagesLost = Map.copyOf(messagesLost);
    }
}
