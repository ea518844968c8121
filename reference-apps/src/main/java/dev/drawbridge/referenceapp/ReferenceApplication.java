package dev.drawbridge.referenceapp;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.web.server.context.WebServerPortFileWriter;

/** One side of a bridge: which one is decided by the environment (APP_NAME, PEER_NAME). */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class ReferenceApplication {

    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(ReferenceApplication.class);
        String portFile = System.getenv("PORT_FILE");
        if (portFile != null && !portFile.isBlank()) {
            application.addListeners(new WebServerPortFileWriter(portFile));
        }
        application.run(args);
    }
}
