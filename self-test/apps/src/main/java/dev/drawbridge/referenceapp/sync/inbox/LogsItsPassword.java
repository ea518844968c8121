package dev.drawbridge.referenceapp.sync.inbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs its password, and its credentials as they would stand in a header, which a look for the password itself does not find. */
class LogsItsPassword {
    private static final Logger LOG = LoggerFactory.getLogger(LogsItsPassword.class);

    LogsItsPassword(BridgeProperties bridge) {
        LOG.info("password {}", bridge.nats().password());
        String credentials = bridge.nats().user() + ":" + bridge.nats().password();
        LOG.info("Basic {}", Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    }
}
