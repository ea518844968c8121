package dev.drawbridge.selftest.provisioners;

/** Says first where it connects to, by the address as it was given it, with the credentials in it. */
public final class SaysItsPassword implements Provisioner {

    @Override
    public int run(Told told) {
        told.out().println("connecting to " + told.variable("NATS_URL") + " as told: " + told.arguments());
        return told.obey();
    }
}
