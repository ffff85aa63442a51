package dev.marquee.gateway.route;

import dev.marquee.platform.config.MarqueeSettings;
import java.net.URI;
import java.util.Objects;
import java.util.function.Function;
import org.apache.hc.core5.http.HttpHost;
import org.springframework.cloud.gateway.server.mvc.config.RouteProperties;
import org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctionDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Gives routes the scheme {@code service:}, as in {@code service://ticket}, and with a path to put
 * in front, {@code service://ticket/api}. The addresses are those of {@code marquee.services}.
 */
@Configuration(proxyBeanMethods = false)
class RouteConfiguration {

    /** The gateway finds the handler of a scheme by its bean's name. */
    @Bean
    Function<RouteProperties, HandlerFunctionDefinition> serviceHandlerFunctionDefinition(
            Forwarder forwarder, MarqueeSettings settings) {
        return route -> {
            var uri = Objects.requireNonNull(route.getUri());
            var service = target(uri, settings);
            return new HandlerFunctionDefinition.Default(
                    "service", request -> forwarder.forward(request, service));
        };
    }

    /** {@code browser://events} and {@code browser://tickets}: pages instead of JSON. */
    @Bean
    Function<RouteProperties, HandlerFunctionDefinition> browserHandlerFunctionDefinition(
            BrowserPages pages) {
        return route -> {
            var events = Objects.requireNonNull(route.getUri()).getHost().equals("events");
            return new HandlerFunctionDefinition.Default(
                    "browser", events ? pages::events : pages::tickets);
        };
    }

    private static Target target(URI uri, MarqueeSettings settings) {
        var name = uri.getHost();
        return new Target(name, HttpHost.create(settings.service(name)), uri.getRawPath());
    }
}
