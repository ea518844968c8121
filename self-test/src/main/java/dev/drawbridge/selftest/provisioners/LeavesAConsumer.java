package dev.drawbridge.selftest.provisioners;

/** Makes what it is told to make, and a consumer of its own to look at the stream with. */
public final class LeavesAConsumer implements Provisioner {

    @Override
    public int run(Told told) {
        return Stream.afterApplying(
                told,
                stream -> stream.changeConsumer("system_a-workers", config -> {
                    config.put("name", "spare");
                    config.put("durable_name", "spare");
                }));
    }
}
