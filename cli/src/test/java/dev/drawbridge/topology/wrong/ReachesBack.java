package dev.drawbridge.topology.wrong;

import dev.drawbridge.permissions.Principal;

/** Breaks every rule of the architecture at once: it is never run, and only shows that the rules can fail. */
public final class ReachesBack {

    private ReachesBack() {}

    static void sin(Principal principal) throws InterruptedException {
        System.out.println(principal);
        Thread.sleep(1);
        System.exit(1);
    }
}
