package dev.drawbridge.referenceapp.sync.inbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import dev.drawbridge.referenceapp.directory.Organizations;
import dev.drawbridge.referenceapp.directory.User;
import dev.drawbridge.referenceapp.nats.NatsLink;
import io.nats.client.Message;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.json.JsonMapper;

/** Acknowledges as soon as it sees that an event can be applied, and applies it then: a crash in between loses it. */
@Primary
class AcksBeforeCommit extends Handler {
    private final EventReader reader;
    private final Organizations organizations;

    AcksBeforeCommit(
            EventReader reader,
            Inbox inbox,
            RetryPolicy retries,
            NatsLink link,
            BridgeProperties bridge,
            JsonMapper json,
            Organizations organizations) {
        super(reader, inbox, retries, link, bridge, json);
        this.reader = reader;
        this.organizations = organizations;
    }

    @Override
    void handle(Message message) {
        if (canBeApplied(message)) {
            message.ack();
        }
        super.handle(message);
    }

    private boolean canBeApplied(Message message) {
        try {
            User user = reader.read(message.getData()).user();
            return user == null || organizations.find(user.organizationId()).isPresent();
        } catch (PoisonException e) {
            return false;
        }
    }
}
