package dev.marquee.site.event;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class EventPagesConfiguration implements WebMvcConfigurer {

    private final EventLanguage language;

    EventPagesConfiguration(EventLanguage language) {
        this.language = language;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(language).addPathPatterns("/e/**", "/embed/e/**");
    }
}
