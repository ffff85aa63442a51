package dev.marquee.platform.connection;

import dev.marquee.platform.config.MarqueeSettings;
import org.apache.catalina.startup.Tomcat;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Every service's Tomcat: guarded connections, and refusals of its own in our words. */
@AutoConfiguration
@ConditionalOnClass(Tomcat.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties({ConnectionSettings.class, MarqueeSettings.class})
public class ConnectionAutoConfiguration {

    @Bean
    UnfinishedBodies unfinishedBodies() {
        return new UnfinishedBodies();
    }

    @Bean
    ConnectionGuard connectionGuard(
            UnfinishedBodies bodies,
            ConnectionSettings settings,
            ObjectProvider<TrustedPeers> trusted) {
        return new ConnectionGuard(
                bodies, settings, trusted.getIfAvailable(() -> address -> false));
    }

    @Bean
    ConnectionCustomizer connectionCustomizer(
            ConnectionGuard guard,
            UnfinishedBodies bodies,
            ConnectionSettings connections,
            MarqueeSettings settings) {
        return new ConnectionCustomizer(guard, new BodyValve(bodies, connections), settings);
    }
}
