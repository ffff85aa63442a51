package dev.marquee.ticket.qr;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.security.AccessRules;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TicketKeySettings.class)
class QrConfiguration {

    @Bean
    SigningKey ticketSigningKey(TicketKeySettings settings, MarqueeSettings marquee) {
        var brought = settings.signingKey();
        return brought == null || brought.toString().isBlank()
                ? SigningKey.keptIn(marquee.data().resolve("secrets/ticket-signing-key"))
                : SigningKey.broughtIn(brought);
    }

    @Bean
    TicketTokens ticketTokens(SigningKey key) {
        return new TicketTokens(key);
    }

    @Bean
    AccessRules ticketKeysAreForEverybody() {
        return requests ->
                requests.requestMatchers(HttpMethod.GET, TicketKeysController.PATH).permitAll();
    }
}
