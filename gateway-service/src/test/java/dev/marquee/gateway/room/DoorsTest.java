package dev.marquee.gateway.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/** A new address that leads to a booking is a door, or this test says so. */
class DoorsTest {

    private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE", "ANY");

    /** What anybody may send to the services that sell, and that books nothing for its sender. */
    private static final Set<String> NO_DOORS =
            Set.of(
                    "POST /api/ai/chat",
                    "POST /assistant",
                    // public-service books nothing here for whose turn it must be.
                    "POST /api/ai/chat/proposals/{id}/confirm",
                    "POST /api/ai/chat/turns/{id}/thumb",
                    "POST /assistant/confirm",
                    "POST /assistant/forget",
                    "POST /assistant/thumb",
                    "DELETE /api/calendar-address",
                    "POST /api/calendar-address",
                    "POST /my/calendar",
                    "POST /my/calendar/remove",
                    "POST /bookings/{id}/cancel",
                    "POST /bookings/{id}/pay",
                    "POST /b",
                    "POST /e/{code}/waiting-list",
                    "POST /lookup",
                    "POST /lookup/bookings/{id}/cancel",
                    "POST /lookup/data",
                    "POST /lookup/bookings/{id}/pay",
                    "POST /lookup/close",
                    "POST /lookup/open",
                    "POST /my/bookings/{id}/cancel",
                    "POST /t/{token}/cancel",
                    "POST /bookings/{id}/tickets/{ticket}/transfer",
                    "POST /bookings/{id}/tickets/{ticket}/transfer/take-back",
                    "POST /lookup/bookings/{id}/tickets/{ticket}/transfer",
                    "POST /lookup/bookings/{id}/tickets/{ticket}/transfer/take-back",
                    "POST /t/{token}/tickets/{ticket}/transfer",
                    "POST /t/{token}/tickets/{ticket}/transfer/take-back",
                    "POST /bookings/{id}/tickets/{ticket}/name",
                    "POST /lookup/bookings/{id}/tickets/{ticket}/name",
                    "POST /t/{token}/tickets/{ticket}/name",
                    "POST /h/{token}/transfer",
                    "POST /h/{token}/transfer/take-back",
                    "POST /h/offer/{token}/accept",
                    "POST /h/offer/{token}/decline",
                    "POST /w/{token}/confirm",
                    "POST /w/{token}/fewer",
                    "POST /w/{token}/leave",
                    "POST /w/{token}/pass",
                    "POST /w/{token}/take",
                    "POST /api/bookings/{id}/cancel",
                    "POST /api/bookings/{id}/refund-request",
                    "POST /api/bookings/{id}/pay",
                    "PUT /api/bookings/{id}/invoice-address",
                    "POST /api/events/{event}/seats/best",
                    "POST /api/events/{id}/waiting-list",
                    "DELETE /api/events/{id}/waiting-list/{entry}",
                    "POST /api/events/{id}/waiting-list/{entry}/confirm",
                    "POST /api/events/{id}/waiting-list/{entry}/fewer",
                    "POST /api/events/{id}/waiting-list/{entry}/pass",
                    "POST /api/events/{id}/waiting-list/{entry}/take",
                    "POST /api/lookups",
                    "DELETE /api/lookups/open",
                    "POST /api/lookups/open",
                    "POST /api/quotes",
                    "POST /api/payments",
                    "POST /api/payments/callbacks/{provider}",
                    "DELETE /api/tickets/{id}",
                    "PUT /api/tickets/{id}/attendee",
                    "PUT /api/tickets/{id}/status",
                    "DELETE /api/tickets/{id}/transfer",
                    "POST /api/tickets/{id}/transfer",
                    "POST /api/transfers/{token}/accept",
                    "POST /api/transfers/{token}/decline",
                    "POST /payments/simulated/{ref}/{approve|decline}");

    /** The older systems' paths, which only the gateway knows, see its routes. */
    private static final List<String> UNPREFIXED =
            List.of("/tickets", "/events/{id}/registrations");

    @Test
    void whatever_buyers_may_send_is_a_door_or_known_to_be_none() throws IOException {
        var unknown =
                sent().filter(line -> !isDoor(line))
                        .filter(line -> !NO_DOORS.contains(line))
                        .toList();
        assertThat(unknown).as("a door that Doors does not know, or none").isEmpty();
        assertThat(sent()).as("what is gone").containsAll(NO_DOORS);
    }

    @Test
    void no_door_is_gone() throws IOException {
        var doors = sent().filter(DoorsTest::isDoor).collect(Collectors.toSet());
        assertThat(doors).hasSize(Doors.BY_PATH.size() + Doors.BY_BODY.size() - UNPREFIXED.size());
        assertThat(UNPREFIXED).allMatch(path -> isDoor("POST " + path));
    }

    /** Method and path of what changes something and is for buyers. */
    private static Stream<String> sent() throws IOException {
        return Files.readAllLines(Path.of("../docs/access.csv")).stream()
                .map(line -> line.split(",", -1))
                .filter(line -> line.length > 4)
                .filter(line ->
                        line[0].equals("ticket-service") || line[0].equals("public-service"))
                .filter(line -> CHANGING.contains(line[1]))
                .filter(line -> line[4].equals("open") || line[3].equals("open"))
                .map(line -> line[1] + " " + line[2]);
    }

    private static boolean isDoor(String line) {
        var method = line.substring(0, line.indexOf(' '));
        var path = line.substring(line.indexOf(' ') + 1).replaceAll("\\{[^}]*}", "7");
        var request = new MockHttpServletRequest(method, path);
        request.setServletPath(path);
        return Doors.eventOf(request).isPresent() || Doors.isByBody(request);
    }
}
