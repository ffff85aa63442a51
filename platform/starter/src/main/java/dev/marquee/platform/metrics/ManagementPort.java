package dev.marquee.platform.metrics;

import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/**
 * A port of this JVM where Prometheus reads the metrics of all services that share it: each joins
 * with its own, and those of the JVM are there once. The first one to join opens the port, the last
 * one to leave closes it. Services of one JVM have class loaders of their own, but this class is of
 * the libraries that they share.
 */
final class ManagementPort {

    private static final Map<ManagementSettings, ManagementPort> OPEN = new HashMap<>();

    private final PrometheusRegistry all = new PrometheusRegistry();
    private final PrometheusMeterRegistry jvm =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final HTTPServer server;
    private int services;

    private ManagementPort(ManagementSettings settings, int port) {
        new JvmMemoryMetrics().bindTo(jvm);
        new JvmThreadMetrics().bindTo(jvm);
        new ProcessorMetrics().bindTo(jvm);
        new UptimeMetrics().bindTo(jvm);
        new FileDescriptorMetrics().bindTo(jvm);
        all.register(of(jvm.getPrometheusRegistry()));
        try {
            server =
                    HTTPServer.builder()
                            .hostname(settings.bind())
                            .port(port)
                            .registry(all)
                            .registerHealthHandler(false)
                            .buildAndStart();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the management port %d cannot be opened".formatted(port), e);
        }
        collections.bindTo(jvm);
    }

    /**
     * Shows these metrics too, until what it returns is run.
     *
     * @throws UncheckedIOException if the port cannot be opened
     */
    static Runnable join(ManagementSettings settings, int port, PrometheusRegistry metrics) {
        var ofService = of(metrics);
        synchronized (OPEN) {
            var shared =
                    OPEN.computeIfAbsent(settings, place -> new ManagementPort(settings, port));
            shared.services++;
            shared.all.register(ofService);
            return () -> shared.leave(settings, ofService);
        }
    }

    private void leave(ManagementSettings settings, MultiCollector ofService) {
        synchronized (OPEN) {
            all.unregister(ofService);
            if (--services > 0) return;
            OPEN.remove(settings);
            server.stop();
            collections.close();
            jvm.close();
        }
    }

    private static MultiCollector of(PrometheusRegistry metrics) {
        return metrics::scrape;
    }
}
