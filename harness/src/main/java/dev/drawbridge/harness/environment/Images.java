package dev.drawbridge.harness.environment;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.harness.process.ContainerEngine;
import dev.drawbridge.topology.App;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The images that a run starts containers of.
 *
 * @param keys of the configuration, by the image that they name, in its order
 */
public record Images(Map<String, List<String>> keys) {

    public Images {
        keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    }

    public static Images of(Configuration configuration) {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        for (App app : configuration.topology().apps()) {
            Configuration.AppConfig configured = configuration.apps().get(app.name());
            if (configured != null && configuration.starts(app.name())) {
                add(keys, configured.program(), "apps." + app.name() + ".image");
            }
        }
        add(keys, configuration.provisioner().program(), "provisioner.image");
        return new Images(keys);
    }

    private static void add(Map<String, List<String>> keys, Configuration.Program program, String key) {
        String image = program.image();
        if (image != null) {
            keys.computeIfAbsent(image, none -> new ArrayList<>()).add(key);
        }
    }

    /** The keys that name that image, in words. */
    public String where(String image) {
        return String.join(", ", keys.getOrDefault(image, List.of()));
    }

    /**
     * Has each of them at hand.
     *
     * @throws EnvironmentException when there is no engine that they can run on, or naming each that can't be had
     */
    void obtain() {
        if (keys.isEmpty()) {
            return;
        }
        ContainerEngine engine = ContainerEngine.find();
        engine.requireThisMachine();
        List<EnvironmentException> missing = new ArrayList<>();
        for (String image : keys.keySet()) {
            try {
                engine.obtain(image);
            } catch (EnvironmentException e) {
                missing.add(new EnvironmentException(
                        e.what(), where(image) + ", on " + e.where(), List.of(), e.remedy(), e));
            }
        }
        if (!missing.isEmpty()) {
            EnvironmentException first = missing.get(0);
            missing.subList(1, missing.size()).forEach(first::addSuppressed);
            throw first;
        }
    }
}
