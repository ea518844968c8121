package dev.drawbridge.provisioner;

/** The provisioner as a program: {@code plan|apply|verify|destroy}, configured by options and the environment. */
public final class ProvisionerMain {

    private ProvisionerMain() {}

    public static void main(String[] arguments) {
        System.exit(ProvisionCommand.commandLine().execute(arguments));
    }
}
