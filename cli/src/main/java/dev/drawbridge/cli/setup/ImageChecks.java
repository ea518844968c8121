package dev.drawbridge.cli.setup;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.harness.environment.Images;
import dev.drawbridge.harness.process.ContainerEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The images that the configuration has a run start, and the engine that it starts them on. */
final class ImageChecks {

    private static final String ENGINE = "container engine";
    private static final String ANSWER = "see whether the engine hangs: docker version";

    /** Within that of the whole command, so that each image is told by name. */
    private static final Duration PATIENCE = Duration.ofSeconds(7);

    private final Images images;

    private ImageChecks(Images images) {
        this.images = images;
    }

    /** None where no image is configured. */
    static List<Check> all(Configuration configuration) {
        Images images = Images.of(configuration);
        return images.keys().isEmpty() ? List.of() : List.of(new Check(ENGINE, ANSWER, new ImageChecks(images)::look));
    }

    private List<Finding> look() {
        try {
            ContainerEngine engine = ContainerEngine.find();
            engine.requireThisMachine();
            List<Finding> findings = new ArrayList<>(List.of(Finding.ok(ENGINE, engine.address() + " answers")));
            findings.addAll(new Checkup(PATIENCE)
                    .of(images.keys().keySet().stream()
                            .sorted()
                            .map(image -> check(engine, image))
                            .toList()));
            return findings;
        } catch (EnvironmentException missing) {
            return List.of(Finding.lacks(ENGINE, missing));
        }
    }

    private Check check(ContainerEngine engine, String image) {
        String what = images.where(image);
        return new Check(what, "see whether this machine reaches the image's registry", () -> {
            try {
                return List.of(
                        engine.look(image)
                                ? Finding.ok(what, image + " is there")
                                : Finding.note(what, image + " is in its registry, and a run pulls it", ""));
            } catch (EnvironmentException missing) {
                return List.of(Finding.lacks(what, missing));
            }
        });
    }
}
