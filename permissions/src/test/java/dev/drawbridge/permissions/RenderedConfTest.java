package dev.drawbridge.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.topology.Layout;
import dev.drawbridge.topology.Topology;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The seed's configuration as a whole, which is read before it is installed. */
class RenderedConfTest {

    @ParameterizedTest
    @EnumSource(Layout.class)
    void the_seeds_configuration_reads_as_it_is_kept_here(Layout layout) throws IOException {
        assertThat(rendered(Bridges.seed(layout)))
                .isEqualTo(kept("seed-" + layout.name().toLowerCase(Locale.ROOT)));
    }

    @Test
    void that_of_push_consumers_reads_as_it_is_kept_here() throws IOException {
        assertThat(rendered(Bridges.pushing(Bridges.seed(Layout.ISOLATED)))).isEqualTo(kept("pushing-isolated"));
    }

    private static String rendered(Topology topology) {
        Map<String, UserPassword> passwords = new LinkedHashMap<>();
        LeastGrants.of(topology).stream()
                .map(each -> each.principal().name())
                .forEach(name -> passwords.put(name, new UserPassword(name, "the password of " + name)));
        return NatsConf.render(topology, LeastGrants.of(topology), Credentials.from(passwords), SecretForm.PLAIN);
    }

    private static String kept(String bridge) throws IOException {
        String name = "/rendered/" + bridge + ".conf";
        try (var in = Objects.requireNonNull(RenderedConfTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
