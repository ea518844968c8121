package dev.drawbridge.provisioner.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class NatsTargetTest {

    @Test
    void user_information_is_taken_out_of_the_url() {
        NatsTarget target = NatsTarget.of("nats://admin:p%40ss:w@rd/1@example:4222", null, null, null, "_INBOX_x.");

        assertThat(target.url()).isEqualTo("nats://example:4222");
        assertThat(target.user()).isEqualTo("admin");
        assertThat(target.password()).isEqualTo("p@ss:w@rd/1");
    }

    @Test
    void a_url_with_one_part_before_the_host_carries_a_token() {
        NatsTarget target = NatsTarget.of("tls://s3cr3t@example", null, null, null, "_INBOX_x.");

        assertThat(target.token()).isEqualTo("s3cr3t");
        assertThat(target.url()).isEqualTo("tls://example");
        assertThat(target.toString()).doesNotContain("s3cr3t");
    }

    @Test
    void user_and_password_given_apart_win() {
        NatsTarget target = NatsTarget.of("nats://a:b@example", "admin", "secret", null, "_INBOX_x.");

        assertThat(target.user()).isEqualTo("admin");
        assertThat(target.password()).isEqualTo("secret");
        assertThat(target.toString()).isEqualTo("admin at nats://example");
    }

    @Test
    void several_servers_are_each_freed_of_user_information() {
        assertThat(NatsTarget.of("nats://a:b@one:1, two:2", null, null, null, "_INBOX_x.")
                        .url())
                .isEqualTo("nats://one:1,nats://two:2");
    }

    @Test
    void a_url_without_a_host_is_refused_without_repeating_its_secret() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NatsTarget.of("nats://admin:hunter22@", null, null, null, "_INBOX_x."))
                .withMessageContaining("expected nats://host:port")
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("hunter22"));
    }

    @Test
    void the_mask_covers_urls_and_known_secrets() {
        assertThat(Secrets.mask("at nats://u:p@w@h:1 with hunter22", java.util.List.of("hunter22")))
                .isEqualTo("at nats://***@h:1 with ***");
    }
}
