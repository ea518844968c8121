package dev.drawbridge.selftest.provisioners;

/** Makes what it is told to make, then has {@code system_a-workers} push to a group in which nobody listens. */
public final class PushesToAnotherGroup {

    private PushesToAnotherGroup() {}

    public static void main(String[] arguments) {
        Stream.changeConsumer(arguments, "system_a-workers", config -> config.put("deliver_group", "nobody"));
    }
}
