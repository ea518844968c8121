package dev.drawbridge.selftest.provisioners;

import java.util.List;

/** All of them as one program: the environment names the class ({@code PROVISIONER}, of this package). */
public final class Provisioners {

    /** What a JVM ends with by an exception. */
    static final int FAILED = 1;

    private Provisioners() {}

    public static void main(String[] arguments) {
        System.exit(run(new Told(List.of(arguments), System.getenv(), System.out)));
    }

    /** Lets the one that is named do its work, or the product's where none is. Returns its exit status. */
    static int run(Told told) {
        try {
            return named(told.environment().getOrDefault("PROVISIONER", "")).run(told);
        } catch (Exception failed) {
            failed.printStackTrace(told.out());
            return FAILED;
        }
    }

    private static Provisioner named(String name) throws ReflectiveOperationException {
        return name.isEmpty()
                ? Told::obey
                : Class.forName(Provisioners.class.getPackageName() + "." + name)
                        .asSubclass(Provisioner.class)
                        .getDeclaredConstructor()
                        .newInstance();
    }
}
