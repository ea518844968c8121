package dev.drawbridge.cli.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.topology.Layout;
import dev.drawbridge.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Whatever is answered, the file that is written says just that. */
class InitRoundTripTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("SECRET", "geheim");

    @Property(tries = 150)
    void what_is_written_loads_and_says_what_was_answered(@ForAll("answers") Answers answers) throws IOException {
        Path file = Files.createTempFile("init", ".yaml");
        try {
            Files.writeString(file, ConfigurationText.of(answers));
            Configuration loaded = Configuration.load(file, ENVIRONMENT, new Properties());

            assertThat(loaded.implementation().name()).isEqualTo(answers.name());
            assertThat(loaded.topology()).isEqualTo(answers.topology());
            assertThat(loaded.nats().backend()).isEqualTo(answers.backend());
            assertThat(loaded.postgres()).isEqualTo(answers.postgres());
            Map<String, String> commands = new LinkedHashMap<>();
            Map<String, String> images = new LinkedHashMap<>();
            Map<String, String> addresses = new LinkedHashMap<>();
            loaded.apps().forEach((app, configured) -> {
                if (configured.program().image() != null) {
                    images.put(app, configured.program().image());
                } else if (configured.http() == null) {
                    commands.put(app, String.join(" ", configured.program().command()));
                } else {
                    addresses.put(app, configured.http());
                }
            });
            assertThat(commands).isEqualTo(answers.commands());
            assertThat(images).isEqualTo(answers.images());
            assertThat(addresses).isEqualTo(answers.addresses());
            Answers.Server server = answers.server();
            if (server != null) {
                assertThat(loaded.nats().url()).isEqualTo(server.url());
                assertThat(loaded.nats().users()).isEqualTo(Map.of(server.principal(), server.user()));
            }
        } finally {
            Files.delete(file);
        }
    }

    @Provide
    Arbitrary<Answers> answers() {
        Arbitrary<String> name = Arbitraries.strings()
                .withChars("aZ09 äß漢\"'\\\\#:{}[]&*!|>%@`,-?~$\u2028\t\n\u0085\u007f")
                .ofMinLength(1)
                .ofMaxLength(20)
                .filter(text -> !text.isBlank());
        Arbitrary<String> odd =
                Arbitraries.of("null", "yes", "1.0", "${HOME}", "$${x}", "- a", "a: b", "a #b", "0x1F", "~");
        Arbitrary<List<String>> apps = Arbitraries.of("system_a", "system_b", "on", "null", "7", "a-b", "Z", "1e3")
                .list()
                .uniqueElements()
                .ofMinSize(2)
                .ofMaxSize(4);
        return Combinators.combine(
                        Arbitraries.oneOf(name, odd),
                        apps,
                        Arbitraries.of("sync-stream", "NO", "12", "_"),
                        Arbitraries.of(Layout.values()),
                        Arbitraries.of("bin/bridge --side a", "java -jar x.jar", "./a#b", "a:b -e \u00e4", "true"),
                        Arbitraries.of(Configuration.Backend.values()),
                        Arbitraries.of(Configuration.Postgres.EMBEDDED, Configuration.Postgres.NONE),
                        Arbitraries.of(Way.values()))
                .as((called, names, stream, layout, command, backend, postgres, way) -> {
                    Topology topology = DefaultTopology.of(layout, stream, names);
                    Map<String, String> each = new LinkedHashMap<>();
                    names.forEach(app -> each.put(
                            app,
                            switch (way) {
                                case COMMAND -> command;
                                case IMAGE -> "registry.example.org:5000/bridges/" + (each.size() + 1) + ":1.4-" + app;
                                case ADDRESS -> "http://127.0.0.1:3000/" + app;
                            }));
                    return new Answers(
                            called,
                            topology,
                            way == Way.COMMAND ? each : Map.of(),
                            way == Way.IMAGE ? each : Map.of(),
                            way == Way.ADDRESS ? each : Map.of(),
                            backend,
                            server(backend, names),
                            postgres,
                            List.of("A remark."));
                });
    }

    /** How all apps are given. */
    enum Way {
        COMMAND,
        IMAGE,
        ADDRESS
    }

    private static Answers.@Nullable Server server(Configuration.Backend backend, List<String> names) {
        return backend == Configuration.Backend.ATTACHED
                ? new Answers.Server(
                        "nats://127.0.0.1:4222", names.size() > 2 ? "admin" : "observer", "on", "\"${SECRET}\"")
                : null;
    }
}
