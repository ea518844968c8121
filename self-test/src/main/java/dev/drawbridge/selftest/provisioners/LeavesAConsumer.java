package dev.drawbridge.selftest.provisioners;

/** Makes what it is told to make, and a consumer of its own to look at the stream with. */
public final class LeavesAConsumer {

    private LeavesAConsumer() {}

    public static void main(String[] arguments) {
        Stream.changeConsumer(arguments, "system_a-workers", config -> {
            config.put("name", "spare");
            config.put("durable_name", "spare");
        });
    }
}
