package dev.drawbridge.selftest.provisioners;

/** Makes the stream with one of its subjects before it looks whether this server can hold what is declared. */
public final class BeginsBeforeItLooks implements Provisioner {

    @Override
    public int run(Told told) {
        if (told.to("apply") && !Stream.of(told).isThere()) {
            Stream.of(told).make("system_a.sync.dlq");
        }
        return told.obey();
    }
}
