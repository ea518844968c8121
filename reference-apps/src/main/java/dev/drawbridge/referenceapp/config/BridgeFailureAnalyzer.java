package dev.drawbridge.referenceapp.config;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which setting is wrong, and nothing else: no stack trace for what somebody wrote. */
final class BridgeFailureAnalyzer extends AbstractFailureAnalyzer<WrongSetting> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable failure, WrongSetting cause) {
        return new FailureAnalysis(
                "A setting of the bridge is wrong: " + cause.getMessage(),
                "Correct the property, or the environment variable in brackets, and start again.",
                cause);
    }
}
