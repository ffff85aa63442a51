package dev.marquee.site;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The pages with their neighbours played by {@link Neighbours}; one context for all tests. */
@SpringBootTest(
        properties = {
            "marquee.service-secret=test",
            "marquee.assistant.names-kept=0s",
            "marquee.assistant.per-minute=0",
            "marquee.assistant.per-hour=0",
            "marquee.public-url=https://tickets.example.org",
            "spring.http.clients.read-timeout=1s"
        })
@AutoConfigureMockMvc
public abstract class SitePages {

    protected static final Neighbours neighbours = new Neighbours();

    @Autowired protected MockMvcTester mvc;

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry properties) {
        properties.add("marquee.services.event", neighbours::address);
        properties.add("marquee.services.ticket", neighbours::address);
        properties.add("marquee.services.customer", neighbours::address);
        properties.add("marquee.services.report", neighbours::address);
        properties.add("marquee.services.auth", neighbours::address);
    }

    @BeforeEach
    void everythingIsFine() {
        neighbours.reset();
        neighbours.on("GET /api/categories", 200, "[\"Comedy\",\"Music\"]");
        neighbours.on(
                "GET /api/events/EV07", 200, Samples.event("Lantern Night", "published", 162));
        neighbours.on("GET /api/events/EV07/availability", 200, Samples.availability(38, null));
    }
}
