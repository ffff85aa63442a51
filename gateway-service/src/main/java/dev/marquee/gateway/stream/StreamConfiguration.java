package dev.marquee.gateway.stream;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StreamConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> clientPresence() {
        return factory -> factory.addEngineValves(new ClientPresence());
    }
}
