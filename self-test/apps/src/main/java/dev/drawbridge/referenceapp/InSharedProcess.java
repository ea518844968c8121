package dev.drawbridge.referenceapp;

import java.io.File;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerPortFileWriter;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The reference app where it is not alone in its process, and so is not told by the process's environment who it is. */
public final class InSharedProcess {

    private InSharedProcess() {}

    /**
     * One that is not started.
     *
     * @param told what stands in the place of the environment
     */
    public static SpringApplication application(Map<String, String> told) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.copyOf(told)));
        SpringApplication application = new SpringApplication(ReferenceApplication.class);
        // Prepared bean definitions are looked for under the name of the main class.
        application.setMainApplicationClass(ReferenceApplication.class);
        application.setEnvironment(environment);
        String portFile = told.get("PORT_FILE");
        if (portFile != null) {
            application.addListeners(new WebServerPortFileWriter(new File(portFile)));
        }
        return application;
    }
}
