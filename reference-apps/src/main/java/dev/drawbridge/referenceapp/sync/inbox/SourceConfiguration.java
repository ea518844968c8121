package dev.drawbridge.referenceapp.sync.inbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import dev.drawbridge.referenceapp.nats.NatsLink;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Pull unless a deliver subject is set. */
@Configuration(proxyBeanMethods = false)
class SourceConfiguration {

    @Bean
    Source source(NatsLink link, Handler handler, BridgeProperties bridge) {
        return bridge.isPushed() ? new Pushed(link, handler, bridge) : new Puller(link, handler, bridge);
    }
}
