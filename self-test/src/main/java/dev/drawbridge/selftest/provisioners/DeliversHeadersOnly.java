package dev.drawbridge.selftest.provisioners;

import java.util.List;

/** Makes what it is told to make, and then has each consumer deliver messages without their bodies. */
public final class DeliversHeadersOnly implements Provisioner {

    @Override
    public int run(Told told) {
        return Stream.afterApplying(
                told,
                stream -> List.of("system_a-workers", "system_b-workers")
                        .forEach(consumer ->
                                stream.changeConsumer(consumer, config -> config.put("headers_only", true))));
    }
}
