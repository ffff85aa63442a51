package dev.marquee.gateway.web;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.security.RevokedTokens;
import dev.marquee.platform.security.SameOriginFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/**
 * The services decide who may do what, so there is no filter here; but Spring Security's firewall
 * still stands in front, and refuses paths that two readers might read differently.
 */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    /** The forms that the gateway takes itself. */
    @Bean
    @Order(1)
    SecurityFilterChain ownForms(MarqueeSettings settings) {
        var paths = PathPatternRequestMatcher.withDefaults();
        return new DefaultSecurityFilterChain(
                new OrRequestMatcher(
                        paths.matcher("/appearance"), paths.matcher("/e/*/waiting-room/**")),
                new SameOriginFilter(settings.publicUrl()));
    }

    @Bean
    @Order(2)
    SecurityFilterChain servicesDecide() {
        return new DefaultSecurityFilterChain(AnyRequestMatcher.INSTANCE);
    }

    /** Nor is any token read here, so nobody need ask which were called back. */
    @Bean
    RevokedTokens servicesKnow() {
        return token -> false;
    }
}
