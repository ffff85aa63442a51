package dev.marquee.platform.security;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/**
 * What a service opens, and to whom. Everything that no rule names is refused.
 *
 * <p>Already open: {@code /assets/**}, {@code /actuator/health/**}, {@code /v3/api-docs/**}.
 * Already closed to all but services: {@code /internal/**}.
 */
@FunctionalInterface
public interface AccessRules {

    void apply(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    requests);
}
