package dev.drawbridge.selftest.provisioners;

import java.util.List;

/** Makes what it is told to make, and then lets each consumer wait for the end of one message before the next. */
public final class AllowsOneAtATime implements Provisioner {

    @Override
    public int run(Told told) {
        return Stream.afterApplying(
                told,
                stream -> List.of("system_a-workers", "system_b-workers")
                        .forEach(consumer ->
                                stream.changeConsumer(consumer, config -> config.put("max_ack_pending", 1))));
    }
}
