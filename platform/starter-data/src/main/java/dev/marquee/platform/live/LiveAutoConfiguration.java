package dev.marquee.platform.live;

import dev.marquee.platform.security.RevokedTokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/** Streams of what changes, for every service that has a {@link LiveSource}. */
@AutoConfiguration
@ConditionalOnBean(LiveSource.class)
@EnableConfigurationProperties(LiveSettings.class)
public class LiveAutoConfiguration {

    @Bean
    CommitSignal commitSignal() {
        return new CommitSignal();
    }

    @Bean
    LiveHub liveHub(
            List<LiveSource> sources,
            CommitSignal commits,
            LiveSettings settings,
            JsonMapper json,
            MeterRegistry metrics) {
        return new LiveHub(sources, commits, settings, json, metrics);
    }

    @Bean
    LiveStreams liveStreams(LiveHub hub, RevokedTokens revoked) {
        return new LiveStreams(hub, revoked);
    }
}
