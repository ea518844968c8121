package dev.drawbridge.selftest.provisioners;

import java.util.List;

/** Makes what it is told to make, and then lets each consumer wait for the end of one message before the next. */
public final class AllowsOneAtATime {

    private AllowsOneAtATime() {}

    public static void main(String[] arguments) {
        Stream.afterApplying(
                arguments,
                () -> List.of("system_a-workers", "system_b-workers")
                        .forEach(consumer ->
                                Stream.changeConsumer(consumer, config -> config.put("max_ack_pending", 1))));
    }
}
