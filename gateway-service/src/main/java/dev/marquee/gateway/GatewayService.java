package dev.marquee.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Routes, browser sessions, security headers. */
@SpringBootApplication
@EnableConfigurationProperties({GatewaySettings.class, StreamSettings.class})
public class GatewayService {

    public static void main(String[] args) {
        SpringApplication.run(GatewayService.class, args);
    }
}
