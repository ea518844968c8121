package dev.drawbridge.referenceapp.sync.outbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Marks each three hundredth event as sent and does not send it: nobody notices until there are many. */
@Primary
class LosesOneInThreeHundred extends Outbox {
    private static final int EACH = 300;

    private int claimed;

    LosesOneInThreeHundred(
            JdbcClient jdbc, JsonMapper json, BridgeProperties bridge, ApplicationEventPublisher events) {
        super(jdbc, json, bridge, events);
    }

    @Override
    synchronized List<Entry> claim(int limit) {
        List<Entry> kept = new ArrayList<>();
        for (Entry entry : super.claim(limit)) {
            if (++claimed % EACH == 0) {
                sent(List.of(entry.id()));
            } else {
                kept.add(entry);
            }
        }
        return kept;
    }
}
