package dev.marquee.venue.plan;

import dev.marquee.platform.test.TestPostgres;
import dev.marquee.venue.VenueServiceTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@VenueServiceTest
class PostgresPlanRaceTest extends PlanRaceTests {

    @DynamicPropertySource
    static void postgres(DynamicPropertyRegistry properties) {
        var url = TestPostgres.newDatabase();
        properties.add("spring.datasource.url", () -> url);
        properties.add("spring.datasource.username", () -> "postgres");
    }
}
