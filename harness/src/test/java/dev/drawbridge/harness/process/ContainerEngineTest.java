package dev.drawbridge.harness.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Info;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ContainerEngineTest {
    private static final Optional<String> HERE = Optional.of("here");

    @Test
    void an_engine_on_the_same_kernel_and_machine_shares_its_loopback() {
        assertThat(OwnLoopback.without(info("6.1.0-18", "here", "name=seccomp"), "6.1.0-18", HERE))
                .isEmpty();
        assertThat(OwnLoopback.without(info("6.1.0-18", "here", "name=seccomp"), "6.1.0-18", Optional.empty()))
                .isEmpty();
    }

    @Test
    void one_in_a_virtual_machine_on_another_machine_or_without_root_does_not() {
        assertThat(OwnLoopback.without(info("6.6.12-linuxkit", "here", "name=seccomp"), "23.4.0", HERE))
                .hasValueSatisfying(why -> assertThat(why).contains("another kernel, 6.6.12-linuxkit", "23.4.0"));
        assertThat(OwnLoopback.without(info("6.1.0-18", "builder-7", "name=seccomp"), "6.1.0-18", HERE))
                .hasValueSatisfying(why -> assertThat(why).contains("on builder-7; this machine is here"));
        assertThat(OwnLoopback.without(info("6.1.0-18", "here", "name=rootless"), "6.1.0-18", HERE))
                .hasValueSatisfying(why -> assertThat(why).contains("rootless"));
    }

    @Test
    void what_an_engine_says_is_told_without_the_json_around_it() {
        assertThat(ContainerEngine.reason(new NotFoundException("{\"message\":\"No such image: \\\"x\\\"\"}\n")))
                .isEqualTo("No such image: \"x\"");
        assertThat(ContainerEngine.reason(new IllegalStateException("outer", new IllegalStateException("inner"))))
                .isEqualTo("inner");
    }

    private static Info info(String kernel, String name, String security) {
        return new Info().withKernelVersion(kernel).withName(name).withSecurityOptions(List.of(security));
    }
}
