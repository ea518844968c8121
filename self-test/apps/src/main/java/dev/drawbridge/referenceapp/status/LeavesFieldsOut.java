package dev.drawbridge.referenceapp.status;

import dev.drawbridge.referenceapp.config.BridgeProperties;

/** Leaves out of its sync status that it is connected, or, as {@code system_b}, how many users it has. */
class LeavesFieldsOut extends ChangesSyncStatus {
    private final String field;

    LeavesFieldsOut(BridgeProperties bridge) {
        this.field = bridge.app().equals("system_b") ? "\"users_count\":\\d+," : "\"jetstream_connected\":true,";
    }

    @Override
    String changed(String said) {
        return said.replaceFirst(field, "");
    }
}
