package dev.drawbridge.referenceapp;

import java.io.File;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerPortFileWriter;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Both sides of a bridge in one process, each with a connection, a database and a web server of its own. Each is told who it
 * is by those variables that begin with its prefix, as if the others weren't there.
 */
public final class BothSides {

    private BothSides() {}

    /** Starts a side for each prefix. */
    public static void main(String[] prefixes) {
        Arrays.stream(prefixes).forEach(BothSides::start);
    }

    private static void start(String prefix) {
        Map<String, Object> told = System.getenv().entrySet().stream()
                .filter(variable -> variable.getKey().startsWith(prefix))
                .collect(Collectors.toMap(
                        variable -> variable.getKey().substring(prefix.length()), Map.Entry::getValue));
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, told));
        SpringApplication side = new SpringApplication(ReferenceApplication.class);
        // Prepared bean definitions are looked for under the name of the main class.
        side.setMainApplicationClass(ReferenceApplication.class);
        side.setEnvironment(environment);
        side.addListeners(new WebServerPortFileWriter(new File(String.valueOf(told.get("PORT_FILE")))));
        side.run();
    }
}
