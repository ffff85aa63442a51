package dev.marquee.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** The port for Prometheus, with one service and with two in one JVM. */
class ManagementPortTest {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    private static ConfigurableApplicationContext start(String name, String... more) {
        return new SpringApplicationBuilder(Application.class)
                .properties(
                        "spring.application.name=" + name,
                        "server.port=0",
                        "marquee.service-secret=metrics",
                        "marquee.services.auth=http://localhost:1")
                .run(more);
    }

    private static int freePort() {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String get(int port, String path, int status) {
        try (var client = HttpClient.newHttpClient()) {
            var address = URI.create("http://127.0.0.1:" + port + path);
            var answer =
                    client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(status);
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void the_services_of_a_jvm_are_read_at_one_port_each_under_its_name_and_the_jvm_once() {
        var port = freePort();
        var setting = "--marquee.management.port=" + port;
        var one = start("one-service", setting);
        try (var two = start("two-service", setting)) {
            one.getBean(MeterRegistry.class).counter("marquee.things").increment();
            two.getBean(MeterRegistry.class).counter("marquee.things").increment(2);
            assertThat(get(port, "/metrics", 200))
                    .contains(
                            "marquee_things_total{service=\"one-service\"} 1.0",
                            "marquee_things_total{service=\"two-service\"} 2.0")
                    .containsOnlyOnce("# TYPE marquee_things_total")
                    .containsOnlyOnce("\nprocess_uptime_seconds ")
                    .contains("jvm_memory_used_bytes{area=\"heap\"");
            one.close();
            assertThat(get(port, "/metrics", 200))
                    .contains("two-service")
                    .doesNotContain("one-service");
        }
        assertThatThrownBy(() -> get(port, "/metrics", 200))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void no_metrics_are_read_where_the_public_port_is() {
        var port = freePort();
        for (var setting :
                new String[] {"--marquee.management.port=", "--marquee.management.port=" + port}) {
            try (var service =
                    (ServletWebServerApplicationContext) start("shut-service", setting)) {
                var publicPort = service.getWebServer().getPort();
                for (var path :
                        new String[] {"/metrics", "/actuator/prometheus", "/actuator/metrics"})
                    get(publicPort, path, 401);
                assertThat(get(publicPort, "/actuator/health", 200)).contains("UP");
                get(publicPort, "/internal/health-figures", 401);
            }
        }
    }

    @Test
    void a_service_does_not_start_without_the_port_that_it_was_given() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() ->
                            start(
                                            "late-service",
                                            "--marquee.management.port=" + taken.getLocalPort())
                                    .close())
                    .hasStackTraceContaining("the management port")
                    .hasStackTraceContaining("cannot be opened");
        }
    }
}
