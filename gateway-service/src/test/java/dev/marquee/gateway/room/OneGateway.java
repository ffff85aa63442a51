package dev.marquee.gateway.room;

import dev.marquee.gateway.client.Availability;
import dev.marquee.gateway.client.WaitingRooms;
import dev.marquee.gateway.client.WaitingRooms.Terms;
import dev.marquee.platform.config.MarqueeSettings;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.client.ResourceAccessException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** What a gateway has of waiting rooms, without the rest of it. */
final class OneGateway implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build();

    final RoomDatabase database;
    final RoomTable table;
    final PlaceTable places;
    final Rooms rooms;
    final StoredRooms stored;
    final Proofs proofs;
    final RoomDecisions decisions;
    final RoomTicker ticker;
    final PlaceTokens tokens;
    final DoorFilter doors;

    /** The present, for all of it. */
    volatile Instant now = NOW;

    /** What event-service answers. */
    volatile Supplier<List<Terms>> decided = OneGateway::away;

    /** What event-service was told last. */
    volatile List<WaitingRooms.Figures> reported = List.of();

    /** What ticket-service answers. */
    volatile Supplier<Availability.Stock> stock =
            () -> new Availability.Stock(10, 1, 9, true, null, List.of());

    OneGateway(Path data, boolean ticks) {
        this(RoomDatabase.inFolder(data), data, ticks);
    }

    OneGateway(RoomDatabase database, Path data, boolean ticks) {
        var clock = new Present();
        var outages = new Outages();
        var settings =
                new RoomSettings(
                        Duration.ofMinutes(2), 50, Duration.ofDays(7), Duration.ofDays(90), 0);
        this.database = database;
        table = new RoomTable(database, Duration.ofMinutes(2));
        places = new PlaceTable(database);
        rooms = new Rooms(event -> stock.get(), table, places, settings, outages, clock);
        stored = new StoredRooms(database);
        proofs = new Proofs(table, places, stored);
        decisions =
                new RoomDecisions(
                        new EventService(), rooms, stored, settings, outages, JSON, clock);
        ticker = new RoomTicker(rooms, decisions, ticks);
        tokens =
                new PlaceTokens(
                        new MarqueeSettings(
                                data, URI.create("http://localhost"), "issuer", "it", Map.of()),
                        "key",
                        "gateway-service");
        doors = new DoorFilter(rooms, tokens, clock);
    }

    static List<Terms> away() {
        throw new ResourceAccessException("nobody answers");
    }

    static Terms terms(long event, boolean byLoad) {
        return new Terms(
                event,
                "EV" + event,
                "Lantern Night",
                ZoneOffset.UTC,
                byLoad,
                null,
                null,
                NOW.plus(Duration.ofDays(9)),
                600,
                100,
                10,
                300,
                null);
    }

    /** What somebody without a place is answered who books; 200 where it goes through. */
    MockHttpServletResponse book(long event) throws ServletException, IOException {
        var request = new MockHttpServletRequest("POST", "/api/bookings");
        request.setContentType("application/json");
        request.setContent("{\"event_id\": %d}".formatted(event).getBytes(StandardCharsets.UTF_8));
        var response = new MockHttpServletResponse();
        doors.doFilter(request, response, new MockFilterChain());
        return response;
    }

    @Override
    public void close() {
        ticker.stop();
        database.close();
    }

    private final class Present extends Clock {

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private final class EventService implements WaitingRooms {

        @Override
        public List<Terms> all() {
            return decided.get();
        }

        @Override
        public void report(List<Figures> rooms) {
            reported = rooms;
        }
    }
}
