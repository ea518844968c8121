package dev.drawbridge.cli.setup;

import dev.drawbridge.topology.App;
import dev.drawbridge.topology.TopologyYaml;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The answers as a file to read, to change and to load. */
final class ConfigurationText {

    private final Answers answers;
    private final StringBuilder text = new StringBuilder();

    private ConfigurationText(Answers answers) {
        this.answers = answers;
    }

    static String of(Answers answers) {
        return new ConfigurationText(answers).written();
    }

    private String written() {
        line("# What Drawbridge tests, and what surrounds it. Every key: docs/configuration.md");
        line("# Next: ./drawbridge doctor -c FILE, ./drawbridge run -c FILE --list, ./drawbridge run -c FILE");
        line("");
        line("implementation:");
        line("  name: " + Scalar.of(answers.name()));
        line("  # version: \"1.0.0\"");
        line("");
        apps();
        nats();
        line("");
        line("postgres:");
        line(
                "  # embedded: each app that the run starts gets a database; attached: on a server of yours; none: they bring their own");
        line("  backend: " + Questions.word(answers.postgres()));
        line("");
        line("# provisioner: {command: [bin/provision]} # makes streams and consumers; left out: the built-in one");
        line("# claims: [dlq-tool, push, replicas] # what it can do beyond the rest");
        line("# known-failing: {PERM-28: why it fails} # runs all the same; fails the run once it passes");
        line("# known-flaky: {SYNC-14: why it fails now and then} # runs all the same, and decides nothing");
        line("# pace: fast # the server's waits at a fiftieth; real, the declared ones, is the default");
        line("");
        answers.remarks().forEach(remark -> line("# " + remark));
        text.append(TopologyYaml.write(answers.topology()));
        return text.toString();
    }

    private void apps() {
        line("# An app is told by its environment alone who it is: docs/third-party.md");
        List<String> names = answers.topology().apps().stream().map(App::name).toList();
        boolean any = names.stream()
                .anyMatch(name -> answers.commands().containsKey(name)
                        || answers.images().containsKey(name)
                        || answers.addresses().containsKey(name));
        line(any ? "apps:" : "# apps:");
        for (String name : names) {
            String command = answers.commands().get(name);
            String image = answers.images().get(name);
            String address = answers.addresses().get(name);
            if (command != null) {
                started(name, "command: " + Scalar.of(command));
            } else if (image != null) {
                started(name, "image: " + Scalar.of(image));
            } else if (address != null) {
                line("  " + Scalar.of(name) + ":");
                line("    http: " + Scalar.of(address));
            } else {
                line("#   " + Scalar.of(name) + ": {http: \"http://HOST:PORT\"} # or command: [bin/bridge]");
            }
        }
        line("");
    }

    private void started(String name, String program) {
        line("  " + Scalar.of(name) + ":");
        line("    " + program);
        line("    # port: chosen # the run says where it listens; logged: it says so, by \"started on port N\"");
        line("    # env: {LOG_LEVEL: debug}");
        line("    # live: /health/live # where it answers its supervisor (OPS-05)");
        line("    # ready: /health/ready");
    }

    private void nats() {
        line("nats:");
        line("  # auto: a container where there is an engine, else a program; attached: one that runs already");
        line("  backend: " + Questions.word(answers.backend()));
        Answers.Server server = answers.server();
        if (server == null) {
            line("  # server-config: nats-server.conf # yours, instead of the least grants");
            return;
        }
        line("  url: " + Scalar.of(server.url()));
        line("  # monitoring: http://HOST:8222");
        line("  # Whose credentials are left out, of that one some requirements are unverifiable.");
        line(server.password() == null ? "  # principals:" : "  principals:");
        Stream.concat(
                        Stream.of("observer", "admin"),
                        Stream.concat(answers.topology().apps().stream().map(App::name), Stream.of("replayer")))
                .forEach(principal -> principal(principal, server));
        line("  #   outsider: none # or a user that may do nothing");
    }

    private void principal(String principal, Answers.Server server) {
        String user = server.user();
        if (server.password() != null && user != null && principal.equals(server.principal())) {
            line("    " + Scalar.of(principal) + ": {user: " + Scalar.of(user) + ", password: " + server.password()
                    + "}");
        } else {
            String variable = principal.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_PASSWORD";
            line("  #   " + Scalar.of(principal) + ": {user: " + Scalar.of(principal) + ", password: \"${" + variable
                    + "}\"}");
        }
    }

    private void line(String words) {
        text.append(words).append('\n');
    }
}
