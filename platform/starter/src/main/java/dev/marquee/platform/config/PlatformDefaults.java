package dev.marquee.platform.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;

/**
 * Adds {@code platform-defaults.yml} with the lowest precedence: a service overrides what it likes.
 * Numbers in SQL, codes and addresses are written alike on every machine: the language of the JVM
 * would otherwise choose the digits, and what is upper case. What people read has its own language.
 */
class PlatformDefaults implements EnvironmentPostProcessor, Ordered {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication app) {
        Locale.setDefault(Locale.ENGLISH);
        CarrierThreads.provide();
        var file =
                new ClassPathResource(
                        "platform-defaults.yml", PlatformDefaults.class.getClassLoader());
        try {
            new YamlPropertySourceLoader()
                    .load("platform-defaults", file)
                    .forEach(environment.getPropertySources()::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** After the application's own files are read, before those that build on these defaults. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 10;
    }
}
