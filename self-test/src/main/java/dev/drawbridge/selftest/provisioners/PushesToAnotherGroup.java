package dev.drawbridge.selftest.provisioners;

/** Makes what it is told to make, then has {@code system_a-workers} push to a group in which nobody listens. */
public final class PushesToAnotherGroup implements Provisioner {

    @Override
    public int run(Told told) {
        return Stream.afterApplying(
                told,
                stream -> stream.changeConsumer("system_a-workers", config -> config.put("deliver_group", "nobody")));
    }
}
