package dev.drawbridge.referenceapp;

import org.springframework.beans.factory.annotation.AnnotatedGenericBeanDefinition;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.ClassUtils;

/**
 * Puts the beans of which the environment names the classes ({@code REPLACEMENT}, below this package, with commas) beside the app's own.
 * Where one is {@code @Primary}, it stands in the place of what it extends. The app starts from its prepared bean definitions all the same:
 * those know of no further sources.
 */
public final class Replacement implements ApplicationContextInitializer<GenericApplicationContext> {

    @Override
    public void initialize(GenericApplicationContext context) {
        for (String name : context.getEnvironment().getProperty("REPLACEMENT", String[].class, new String[0])) {
            register(name, context);
        }
    }

    private void register(String name, GenericApplicationContext context) {
        Class<?> type = ClassUtils.resolveClassName(getClass().getPackageName() + "." + name, context.getClassLoader());
        AnnotatedGenericBeanDefinition bean = new AnnotatedGenericBeanDefinition(type);
        bean.setAutowireMode(AbstractBeanDefinition.AUTOWIRE_CONSTRUCTOR);
        AnnotationConfigUtils.processCommonDefinitionAnnotations(bean);
        context.registerBeanDefinition(type.getName(), bean);
    }
}
