package dev.marquee.platform.test;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * Gives services of tests {@link OnPostgres} their database. An initializer would not do: of two
 * configurations of a context on one class, one is ignored without a word.
 */
class OnPostgresCustomizers implements ContextCustomizerFactory {

    private record NewDatabase() implements ContextCustomizer {
        @Override
        public void customizeContext(
                ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            TestPropertyValues.of(
                            "spring.datasource.url=" + TestPostgres.newDatabase(),
                            "spring.datasource.username=postgres")
                    .applyTo(context);
        }
    }

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> test, List<ContextConfigurationAttributes> attributes) {
        return TestContextAnnotationUtils.hasAnnotation(test, OnPostgres.class)
                ? new NewDatabase()
                : null;
    }
}
