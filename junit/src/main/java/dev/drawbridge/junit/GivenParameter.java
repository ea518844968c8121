package dev.drawbridge.junit;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands JUnit's configuration parameters to a test. */
final class GivenParameter implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Given.class;
    }

    @Override
    public Given resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return new Given(context::getConfigurationParameter);
    }
}
