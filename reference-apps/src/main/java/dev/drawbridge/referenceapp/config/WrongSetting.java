package dev.drawbridge.referenceapp.config;

/** A setting that the app cannot start with; its message names the property, what was expected and what was found. */
final class WrongSetting extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    WrongSetting(String message) {
        super(message);
    }
}
