package dev.marquee.venue.booking;

import dev.marquee.platform.test.TestPostgres;
import dev.marquee.venue.VenueServiceTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@VenueServiceTest
class PostgresBookingTest extends BookingTests {

    @DynamicPropertySource
    static void postgres(DynamicPropertyRegistry properties) {
        var url = TestPostgres.newDatabase();
        properties.add("spring.datasource.url", () -> url);
        properties.add("spring.datasource.username", () -> "postgres");
    }
}
