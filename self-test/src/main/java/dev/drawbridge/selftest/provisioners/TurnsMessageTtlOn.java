package dev.drawbridge.selftest.provisioners;

/** Makes what it is told to make, and then lets a header of any message say how long it is kept. */
public final class TurnsMessageTtlOn {

    private TurnsMessageTtlOn() {}

    public static void main(String[] arguments) {
        Stream.change(arguments, config -> config.put("allow_msg_ttl", true));
    }
}
