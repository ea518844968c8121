package dev.drawbridge.harness.config;

import dev.drawbridge.topology.Pointers;
import dev.drawbridge.topology.Problem;
import dev.drawbridge.topology.SourceDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Names of images. Nothing of one is repeated in a message: somebody may write a password before a registry. */
final class ImageRules {

    private static final String WORD = "[a-z0-9]+([._-]+[a-z0-9]+)*";

    /** {@code [REGISTRY[:PORT]/]PATH[:TAG][@DIGEST]}, as the Open Container Initiative's Distribution Specification has it. */
    private static final Pattern IMAGE = Pattern.compile("([a-zA-Z0-9.-]+(:[0-9]{1,5})?/)?" + WORD + "(/" + WORD
            + ")*(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@sha256:[0-9a-f]{64})?");

    private static final int LONGEST = 400;

    private ImageRules() {}

    static List<Problem> problems(SourceDocument document) {
        List<String> places = new ArrayList<>(List.of("/provisioner/image"));
        document.root()
                .path("apps")
                .propertyNames()
                .forEach(app -> places.add(Pointers.child("/apps", app) + "/image"));
        return places.stream()
                .filter(at -> {
                    JsonNode given = document.root().at(at);
                    return given.isString() && !isImage(given.asString());
                })
                .map(
                        at -> document.problem(
                                at,
                                "expected an image such as registry.example.org/bridge:1.4, found something else",
                                "correct it; capitals stand in a registry's or a tag's name only, and logins with docker login"))
                .toList();
    }

    private static boolean isImage(String text) {
        return text.length() <= LONGEST && IMAGE.matcher(text).matches();
    }
}
