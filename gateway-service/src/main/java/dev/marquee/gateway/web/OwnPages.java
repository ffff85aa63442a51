package dev.marquee.gateway.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What the gateway shows itself. */
@Configuration(proxyBeanMethods = false)
class OwnPages implements WebMvcConfigurer {

    private final OwnPagesLanguage language;

    OwnPages(OwnPagesLanguage language) {
        this.language = language;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(language).addPathPatterns("/e/*/waiting-room/**");
    }
}
