package dev.marquee.ticket.payment.simulated;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.config.RandomToken;
import dev.marquee.platform.config.SecretFile;
import dev.marquee.platform.security.AccessRules;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SimulatedSettings.class)
class SimulatedConfiguration {

    @Bean
    SimulatedNotifications simulatedNotifications(
            MarqueeSettings marquee, JsonMapper json, Clock clock) {
        var file = marquee.data().resolve("secrets/simulated-payments");
        return new SimulatedNotifications(
                SecretFile.readOrCreate(file, RandomToken::create), json, clock);
    }

    /** Whoever has the address of the page was sent there. */
    @Bean
    AccessRules simulatedPageIsForBuyers() {
        return requests ->
                requests.requestMatchers(
                                SimulatedPageController.PATH + "/*",
                                SimulatedPageController.PATH + "/*/*")
                        .permitAll();
    }
}
