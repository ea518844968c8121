package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.drawbridge.harness.MissingControlException;
import dev.drawbridge.harness.environment.ServerConnections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TheirConnectionsTest {

    private static final Map<String, String> APPS = Map.of("system_a", "a", "system_b", "b");

    @Test
    void each_app_as_itself_is_as_it_must_be_whoever_else_is_there() {
        assertThat(of("a", "b", "b", "somebody").areAsTheyMust()).isTrue();
    }

    @Test
    void an_app_that_is_not_there_as_itself_is_the_admin_that_is() {
        assertThat(of("b", "the admin").areAsTheyMust()).isFalse();
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> of("b", "the admin").require())
                .withMessageContaining("none of the connections is of system_a")
                .withMessageContaining("user=the admin");
    }

    @Test
    void an_admin_beside_the_apps_may_be_anybody() {
        assertThatExceptionOfType(MissingControlException.class)
                .isThrownBy(() -> of("a", "b", "the admin").require())
                .withMessageContaining("user=the admin");
    }

    @Test
    void apps_that_no_connection_is_of_are_connected_elsewhere() {
        assertThatExceptionOfType(MissingControlException.class)
                .isThrownBy(() -> of("b").require())
                .withMessageContaining("the connections of system_a")
                .withMessageContaining("nats.monitoring");
    }

    private static TheirConnections of(String... users) {
        List<ServerConnections.Entry> all = Stream.of(users)
                .map(user -> new ServerConnections.Entry(1, user, "", 0))
                .toList();
        return TheirConnections.of(APPS, "the admin", all);
    }
}
