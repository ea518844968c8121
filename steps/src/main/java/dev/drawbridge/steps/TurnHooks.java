package dev.drawbridge.steps;

import io.cucumber.java.After;
import io.cucumber.java.Before;

/** Each scenario's turn on a system that runs already, from before its first step until everything is repaired after it. */
public final class TurnHooks {

    private Runnable end = () -> {};

    @Before(value = "not @disturbs and not @floods and not @harms", order = 0)
    public void beside() {
        if (Run.current().surroundings().isAttached()) {
            end = Run.current().turns().takeShared();
        }
    }

    @Before(value = "@disturbs or @floods or @harms", order = 0)
    public void alone() {
        if (Run.current().surroundings().isAttached()) {
            Run run = Run.current();
            Runnable turn = run.turns().takeAlone();
            end = () -> {
                run.harm().ifPresent(Harm::repair);
                turn.run();
            };
            run.harm().ifPresent(Harm::expect);
        }
    }

    @After(order = -1)
    public void end() {
        end.run();
    }
}
