package dev.marquee.platform.locale;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.language.Languages;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Finds out the language of each request, and lets readers change it. */
@AutoConfiguration(
        after = dev.marquee.platform.language.LanguageAutoConfiguration.class,
        beforeName = "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration")
public class LocaleAutoConfiguration {

    @Bean
    ReaderLocales localeResolver(Languages languages) {
        return new ReaderLocales(languages);
    }

    /** For pages: {@code @dates.text(time, pattern)}. */
    @Bean
    DateText dates() {
        return new DateText();
    }

    @Bean
    WebMvcConfigurer languageLinks(Languages languages, ReaderLocales localeResolver) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(new LanguageLinks(languages, localeResolver));
            }
        };
    }

    /** Behind the headers of answers, and before what is kept of them. */
    @Bean
    FilterRegistrationBean<LanguageSwitch> languageSwitch(
            Languages languages, MarqueeSettings settings) {
        var https = "https".equalsIgnoreCase(settings.publicUrl().getScheme());
        var filter = new FilterRegistrationBean<>(new LanguageSwitch(languages, https));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 12);
        return filter;
    }
}
