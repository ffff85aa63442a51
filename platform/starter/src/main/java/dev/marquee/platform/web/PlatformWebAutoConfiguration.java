package dev.marquee.platform.web;

import dev.marquee.platform.config.MarqueeSettings;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.util.unit.DataSize;

/** The parts of the web layer that no service does differently. */
@AutoConfiguration(
        beforeName =
                "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration")
@EnableConfigurationProperties(MarqueeSettings.class)
@Import({
    ProblemAdvice.class,
    ProblemErrorController.class,
    PageModel.class,
    AppearanceController.class
})
public class PlatformWebAutoConfiguration {

    /** Whole microseconds, as the databases keep them: what is answered equals what is stored. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
    }

    @Bean
    FilterRegistrationBean<RequestId> requestId() {
        var filter = new FilterRegistrationBean<>(new RequestId());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimit(
            @Value("${marquee.web.max-body}") DataSize limit) {
        var filter = new FilterRegistrationBean<>(new BodyLimitFilter(limit));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return filter;
    }
}
