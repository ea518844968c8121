package dev.drawbridge.harness.history;

import dev.drawbridge.harness.contract.Resource;

/**
 * Which resource, at whichever app: ids are the same on both sides (wire contract).
 *
 * @param id as text, the form in which events name it
 */
public record Key(Resource resource, String id) {
    @Override
    public String toString() {
        return resource.key() + " " + id;
    }
}
