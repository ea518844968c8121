package dev.drawbridge.selftest.provisioners;

/** Makes what it is told to make, and then has the stream take one subject more. */
public final class AddsASubject {

    private AddsASubject() {}

    public static void main(String[] arguments) {
        Stream.change(arguments, config -> config.withArray("/subjects").add("system_a.sync.more"));
    }
}
