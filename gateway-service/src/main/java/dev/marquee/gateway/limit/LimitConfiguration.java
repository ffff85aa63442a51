package dev.marquee.gateway.limit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.marquee.gateway.GatewaySettings;
import dev.marquee.gateway.limit.LimitSettings.Limit;
import dev.marquee.gateway.web.Clients;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** In memory; in PostgreSQL where there is one, so that several gateways count together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitSettings.class)
class LimitConfiguration {

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    @ConditionalOnExpression("!'${marquee.postgres.url:}'.isBlank()")
    static class Shared {

        /** Starts without a database too, and gives up on one quickly. */
        @Bean
        HikariDataSource limitDatabase(
                @Value("${marquee.postgres.url}") String url,
                @Value("${marquee.postgres.username:}") String username,
                @Value("${marquee.postgres.password:}") String password) {
            var config = new HikariConfig();
            config.setJdbcUrl(url);
            if (!username.isBlank()) config.setUsername(username);
            if (!password.isBlank()) config.setPassword(password);
            config.setSchema(LimitSchema.NAME);
            config.setMaximumPoolSize(4);
            config.setMinimumIdle(0);
            config.setConnectionTimeout(1_000);
            config.setInitializationFailTimeout(-1);
            config.addDataSourceProperty("connectTimeout", "2");
            config.addDataSourceProperty("socketTimeout", "3");
            return new HikariDataSource(config);
        }

        @Bean
        LimitSchema limitSchema(
                @Value("${marquee.postgres.url}") String url,
                @Value("${marquee.postgres.username:}") String username,
                @Value("${marquee.postgres.password:}") String password) {
            return new LimitSchema(url, username, password);
        }

        @Bean
        JdbcRateLimiter sharedBuckets(
                HikariDataSource database,
                LimitSchema schema,
                LimitSettings settings,
                Clock clock) {
            return new JdbcRateLimiter(
                    database, schema, new LocalBuckets(longest(settings), clock), clock);
        }

        @Bean
        Upkeep upkeep(LimitSchema schema, JdbcRateLimiter buckets) {
            return new Upkeep(schema, buckets);
        }
    }

    /** Makes the table, and keeps it small. */
    record Upkeep(LimitSchema schema, JdbcRateLimiter buckets) {
        @Scheduled(fixedDelay = 30_000)
        void migrate() {
            schema.migrate();
        }

        @Scheduled(initialDelay = 3_600_000, fixedDelay = 3_600_000)
        void forget() {
            buckets.removeExpired();
        }
    }

    @Bean
    @ConditionalOnMissingBean
    Buckets localBuckets(LimitSettings settings, Clock clock) {
        return new LocalBuckets(longest(settings), clock);
    }

    /** Right behind the security headers and the request's id, which a refusal has too. */
    @Bean
    FilterRegistrationBean<LimitFilter> limits(
            LimitSettings settings, Buckets buckets, Clients clients, MeterRegistry metrics) {
        var filter =
                new FilterRegistrationBean<>(
                        new LimitFilter(settings.limits(), buckets, clients, metrics));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        return filter;
    }

    @Bean
    FilterRegistrationBean<ConcurrencyFilter> concurrency(
            GatewaySettings settings, Clients clients, MeterRegistry metrics) {
        var filter =
                new FilterRegistrationBean<>(
                        new ConcurrencyFilter(settings.requestsPerAddress(), clients, metrics));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 7);
        return filter;
    }

    private static Duration longest(LimitSettings settings) {
        return settings.limits().values().stream()
                .map(Limit::fullAfter)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ofMinutes(1));
    }
}
