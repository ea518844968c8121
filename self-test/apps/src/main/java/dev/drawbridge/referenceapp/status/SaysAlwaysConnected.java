package dev.drawbridge.referenceapp.status;

/** Says in its sync status that it is connected, whether it is or not. */
class SaysAlwaysConnected extends ChangesSyncStatus {

    @Override
    String changed(String said) {
        return said.replace("\"jetstream_connected\":false", "\"jetstream_connected\":true");
    }
}
