package dev.marquee.gateway.cache;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CacheSettings.class)
class CacheConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty(name = "marquee.gateway.cache.enabled", matchIfMissing = true)
    static class Enabled {

        /** Behind all limits, and before everything that costs much. */
        @Bean
        FilterRegistrationBean<CacheFilter> cacheFilter(
                CacheKeys keys,
                PageCache cache,
                ChangeCheck check,
                CacheSettings settings,
                MeterRegistry metrics) {
            cache.measure(metrics);
            var filter =
                    new FilterRegistrationBean<>(
                            new CacheFilter(keys, cache, check, settings.sharedMaxAge()));
            filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 21);
            return filter;
        }

        @Bean(destroyMethod = "close")
        SimpleAsyncTaskScheduler changeChecks(ChangeCheck check) {
            var scheduler = new SimpleAsyncTaskScheduler();
            scheduler.setVirtualThreads(true);
            scheduler.setThreadNamePrefix("change-check-");
            scheduler.scheduleWithFixedDelay(check::look, ChangeCheck.TICK);
            return scheduler;
        }
    }
}
