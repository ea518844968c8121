package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.conf.ConfException;
import dev.drawbridge.permissions.conf.ConfValue;
import dev.drawbridge.permissions.conf.ConfValue.Items;
import dev.drawbridge.permissions.conf.ConfValue.Text;
import java.util.List;

/** One text or a list of them, as servers take either in many places. */
final class ConfTexts {

    private ConfTexts() {}

    /** @throws ConfException for anything else */
    static List<Text> of(ConfValue value) {
        if (value instanceof Items items) {
            return items.items().stream().map(ConfTexts::text).toList();
        }
        return List.of(text(value));
    }

    static Text text(ConfValue value) {
        if (value instanceof Text text) {
            return text;
        }
        throw new ConfException(value.place(), "expected a text, found " + value.kind());
    }
}
