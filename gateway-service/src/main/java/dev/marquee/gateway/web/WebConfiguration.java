package dev.marquee.gateway.web;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.security.RevokedTokens;
import dev.marquee.platform.security.SameOriginFilter;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;

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

    /** What the gateway answers itself comes before its routes, some of which take in much. */
    @Bean
    static BeanPostProcessor routesComeSecond() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof RouterFunctionMapping routes) routes.setOrder(1);
                return bean;
            }
        };
    }

    /** Nor is any token read here, so nobody need ask which were called back. */
    @Bean
    RevokedTokens servicesKnow() {
        return token -> false;
    }
}
