package dev.marquee.customer.complaint;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.config.RandomToken;
import dev.marquee.platform.config.SecretFile;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ComplaintSettings.class)
class ComplaintConfiguration {

    @Bean
    ComplaintLinks complaintLinks(ComplaintSettings settings, MarqueeSettings marquee) {
        var given = settings.accessSecret();
        if (given != null && !given.isBlank()) return new ComplaintLinks(given, marquee);
        var file = marquee.data().resolve("secrets/complaint-access");
        return new ComplaintLinks(SecretFile.readOrCreate(file, RandomToken::create), marquee);
    }
}
