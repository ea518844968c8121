package dev.drawbridge.wrongsteps;

import io.cucumber.java.Before;
import io.cucumber.java.en.Given;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Glue that the suite never loads: it shows that a step defined twice is found, and that a dry run runs nothing. */
public final class TwiceDefined {

    /** What was run. */
    public static final List<String> RUN = new CopyOnWriteArrayList<>();

    @Before
    public void hook() {
        RUN.add("hook");
    }

    @Given("a step that nobody defines")
    public void once() {
        RUN.add("once");
    }

    @Given("a step that nobody {word}")
    public void again(String word) {
        RUN.add("again " + word);
    }

    @Given("a step that somebody defines")
    public void defined() {
        RUN.add("defined");
    }
}
