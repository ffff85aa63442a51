package dev.marquee.ticket.entry.page;

import dev.marquee.platform.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class DoorPageConfiguration {

    /** Whoever has a link has no account, and without network nobody can be asked. */
    @Bean
    AccessRules doorPageRules() {
        return requests ->
                requests.requestMatchers(HttpMethod.GET, "/entry", "/entry/**").permitAll();
    }

    /** The names of the files say no version; the service worker keeps those of one. */
    @Bean
    WebMvcConfigurer unversionedFiles() {
        return new WebMvcConfigurer() {
            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                registry.addResourceHandler("/entry/**")
                        .addResourceLocations("classpath:/static/entry/")
                        .setCacheControl(CacheControl.noCache());
            }
        };
    }
}
