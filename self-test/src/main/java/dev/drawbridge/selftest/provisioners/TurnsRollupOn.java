package dev.drawbridge.selftest.provisioners;

/** Makes what it is told to make, and then lets a header of any message empty the stream. */
public final class TurnsRollupOn {

    private TurnsRollupOn() {}

    public static void main(String[] arguments) {
        Stream.change(arguments, config -> config.put("allow_rollup_hdrs", true));
    }
}
