package dev.marquee.platform.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.micrometer.metrics.autoconfigure.MeterRegistryCustomizer;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;

/**
 * Metrics of a service: each carries its name as {@code service}. On a port for Prometheus where
 * {@code marquee.management.port} is set, and for other services at {@code
 * /internal/health-figures} unless {@code marquee.health-figures.enabled} is false.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration",
            "org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration"
        })
@EnableConfigurationProperties(ManagementSettings.class)
public class MetricsAutoConfiguration {

    @Bean
    MeterRegistryCustomizer<MeterRegistry> serviceOfMetrics(
            @Value("${spring.application.name}") String service) {
        return registry -> registry.config().commonTags("service", service);
    }

    @Bean
    SmartLifecycle managementPort(ManagementSettings settings, PrometheusRegistry metrics) {
        return new Scraped(settings, metrics);
    }

    @Bean
    @ConditionalOnProperty(name = "marquee.health-figures.enabled", matchIfMissing = true)
    HealthFiguresController healthFigures(
            MeterRegistry metrics, ObjectProvider<HealthEndpoint> health) {
        return new HealthFiguresController(metrics, health);
    }

    /** This service's part in the management port, while it runs. */
    private static final class Scraped implements SmartLifecycle {

        private final ManagementSettings settings;
        private final PrometheusRegistry metrics;
        private volatile Runnable leave = () -> {};
        private volatile boolean running;

        private Scraped(ManagementSettings settings, PrometheusRegistry metrics) {
            this.settings = settings;
            this.metrics = metrics;
        }

        @Override
        public void start() {
            var port = settings.port();
            if (port == null) return;
            leave = ManagementPort.join(settings, port, metrics);
            running = true;
        }

        @Override
        public void stop() {
            running = false;
            leave.run();
            leave = () -> {};
        }

        @Override
        public boolean isRunning() {
            return running;
        }
    }
}
