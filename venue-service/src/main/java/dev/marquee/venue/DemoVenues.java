package dev.marquee.venue;

import java.time.ZoneId;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Fills an empty service with the venues of the demo season, ids 1 to 9. */
@Component
@Profile("demo")
@Order(1)
class DemoVenues implements ApplicationRunner {

    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

    private static final List<VenueDetails> VENUES =
            List.of(
                    venue("Riverside Stage", "Open air", 220, "Cais do Farol 8, Lisbon", 95),
                    venue("The Cellar", "Club", 90, "Rua da Bica 21, Lisbon", 60),
                    venue("Old Customs House", "Hall", 150, "Rua da Alfândega 10, Porto", 80),
                    venue("Little Theatre", "Theatre", 80, "Largo do Picadeiro 3, Lisbon", 55),
                    venue(
                            "Harbour Hall",
                            "Concert hall",
                            250,
                            "Doca de Santo Amaro 2, Lisbon",
                            140),
                    venue("Dock Arena", "Arena", 5000, "Avenida do Sado 100, Setúbal", 900),
                    venue(
                            "Lotus House",
                            "Hall",
                            120,
                            "12 Đường Hoa Sen, Ho Chi Minh City",
                            45,
                            ZoneId.of("Asia/Ho_Chi_Minh")),
                    venue(
                            "Senja Pavilion",
                            "Open air",
                            320,
                            "Jalan Kenanga 5, Jakarta",
                            50,
                            ZoneId.of("Asia/Jakarta")),
                    venue("Teatro do Cais", "Theatre", 420, "Cais das Pedras 12, Porto", 160));

    private final Venues venues;

    DemoVenues(Venues venues) {
        this.venues = venues;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments args) {
        if (venues.count() == 0)
            venues.saveAll(VENUES.stream().map(details -> new Venue(null, details)).toList());
    }

    private static VenueDetails venue(
            String name, String type, int capacity, String address, int eurosPerHour) {
        return venue(name, type, capacity, address, eurosPerHour, LISBON);
    }

    private static VenueDetails venue(
            String name,
            String type,
            int capacity,
            String address,
            int eurosPerHour,
            ZoneId timeZone) {
        return new VenueDetails(
                name, type, capacity, address, new Price(eurosPerHour * 100L, "EUR"), timeZone);
    }
}
