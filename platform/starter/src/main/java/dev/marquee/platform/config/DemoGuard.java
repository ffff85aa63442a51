package dev.marquee.platform.config;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;

/**
 * Stops a service with the demo profile, before it touches its data, where other machines would
 * reach it: see {@link DemoExposure}.
 */
class DemoGuard implements EnvironmentPostProcessor, Ordered {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication app) {
        if (!environment.acceptsProfiles(Profiles.of("demo"))) return;
        DemoExposure.refusal(
                        environment.getProperty("server.address"),
                        environment.getProperty("marquee.public-url"),
                        environment.getProperty("marquee.expose-demo"))
                .ifPresent(reason -> {
                    throw new IllegalStateException(reason);
                });
    }

    /** Once the defaults are there. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 9;
    }
}
