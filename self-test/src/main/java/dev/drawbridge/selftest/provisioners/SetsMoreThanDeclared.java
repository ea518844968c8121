package dev.drawbridge.selftest.provisioners;

import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Makes what it is told to make, and then sets what no declaration says and no rule forbids. */
public final class SetsMoreThanDeclared implements Provisioner {

    @Override
    public int run(Told told) {
        return Stream.afterApplying(told, stream -> {
            stream.change(
                    config -> described(config, "What the two tell each other").put("compression", "s2"));
            List.of("system_a-workers", "system_b-workers")
                    .forEach(consumer -> stream.changeConsumer(consumer, SetsMoreThanDeclared::tuned));
        });
    }

    private static void tuned(ObjectNode config) {
        described(config, "What one of them is told")
                .put("max_ack_pending", 500)
                .put("max_batch", 256)
                .put("max_expires", Duration.ofSeconds(30).toNanos())
                .put("sample_freq", "100%")
                .put("num_replicas", 1);
    }

    private static ObjectNode described(ObjectNode config, String words) {
        config.withObject("/metadata").put("team", "integration");
        return config.put("description", words);
    }
}
