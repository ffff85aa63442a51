package dev.marquee.report.health;

import org.springframework.web.service.annotation.GetExchange;

/** Whether a service runs, without a token: auth-service may be what is away. */
interface AliveClient {

    /** UP or DOWN. */
    record Alive(String status) {}

    @GetExchange("/actuator/health")
    Alive alive();
}
