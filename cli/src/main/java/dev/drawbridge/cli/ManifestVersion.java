package dev.drawbridge.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version that the jar's manifest names. */
final class ManifestVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"drawbridge " + number()};
    }

    static String number() {
        return Objects.requireNonNullElse(ManifestVersion.class.getPackage().getImplementationVersion(), "development");
    }
}
