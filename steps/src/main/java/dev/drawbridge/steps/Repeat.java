package dev.drawbridge.steps;

import dev.drawbridge.harness.config.FromOutside;
import java.util.ArrayList;
import java.util.List;

/** The command that repeats a run, with all that it was told from outside its configuration's file. */
final class Repeat {

    private final List<String> words = new ArrayList<>();

    private Repeat() {}

    /**
     * A line for a shell, in the folder that the run was started in.
     *
     * @param fromOutside settings of the configuration; what nobody may see stands there as {@code ***}
     */
    static String of(RunSettings settings, List<FromOutside> fromOutside) {
        Repeat line = new Repeat();
        fromOutside.forEach(each -> line.with(each.variable() + "=", each.value() == null ? "***" : each.value()));
        if (settings.inBuild()) {
            line.build(settings);
        } else {
            line.commandLine(settings);
        }
        return String.join(" ", line.words);
    }

    private void commandLine(RunSettings settings) {
        if (settings.seed() != RunSettings.DEFAULT_SEED) {
            words.add("JAVA_TOOL_OPTIONS=-Ddrawbridge.seed=" + settings.seed());
        }
        words.add("./drawbridge run");
        if (settings.configurationFile() != null) {
            with("-c ", settings.configurationFile().toString());
        }
        if (settings.destructive()) {
            words.add("--destructive");
        }
        if (!settings.tags().isEmpty()) {
            with("--tags ", settings.tags());
        }
    }

    private void build(RunSettings settings) {
        words.add("mvn verify");
        if (settings.configurationFile() != null) {
            with("-Dsut.config=", settings.configurationFile().toString());
        }
        if (settings.destructive()) {
            words.add("-Ddrawbridge.destructive=true");
        }
        if (!settings.tags().isEmpty()) {
            with("-Ddrawbridge.tags=", settings.tags());
        }
        if (settings.seed() != RunSettings.DEFAULT_SEED) {
            words.add("-Ddrawbridge.seed=" + settings.seed());
        }
    }

    private void with(String name, String value) {
        boolean plain = value.matches("[\\w./:@%+=,*-]+");
        words.add(name + (plain ? value : '"' + value.replaceAll("([\"\\\\$`])", "\\\\$1") + '"'));
    }
}
