package dev.marquee.auth.audit.chain;

import dev.marquee.platform.retention.RetentionRule;
import java.time.Duration;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ChainSettings.class)
class ChainConfiguration {

    private static final Duration LEAST = Duration.ofDays(365);

    /** Shown with all others; {@link PruneTrail} deletes, for it may do so at a head only. */
    @Bean
    @ConditionalOnExpression("'${marquee.audit.keep:}' != ''")
    RetentionRule oldEntries(ChainSettings settings) {
        var keep = Objects.requireNonNull(settings.keep());
        if (keep.compareTo(LEAST) < 0)
            throw new IllegalStateException(
                    "marquee.audit.keep: the audit trail is kept for 365 days at least");
        return RetentionRule.purgedElsewhere(
                "audit-trail", keep, LEAST, "audit_entry", "id", "at", "true");
    }
}
