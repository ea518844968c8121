package dev.drawbridge.selftest.provisioners;

/** Makes what it is told to make, and then lets a header of any message say how long it is kept. */
public final class TurnsMessageTtlOn implements Provisioner {

    @Override
    public int run(Told told) {
        return Stream.afterApplying(told, stream -> stream.change(config -> config.put("allow_msg_ttl", true)));
    }
}
