package dev.marquee.customer.complaint.api;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.customer;
import static dev.marquee.platform.test.TestTokens.organizer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.customer.OnH2;
import dev.marquee.customer.RunningService;
import dev.marquee.customer.complaint.Complaints;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What somebody may read and write, by a link or as an organiser, and what merging may not give. */
@OnH2
class ComplaintRightsTest extends RunningService {

    private static final String LINK = "GET /internal/bookings/link/facts";
    private static final String FACTS =
            """
            {"id":%d,"event_id":%d,"event_code":"EV07","event_name":"Lantern Night","organizer_id":%d,
             "buyer_name":"Mai","buyer_email":"customer@ticket.local","account_id":null}\
            """;

    @Autowired private Complaints complaints;

    @BeforeEach
    void bookings() {
        others.on("GET /internal/bookings/1184/facts", 200, FACTS.formatted(1184, 7, 2));
        others.on("GET /internal/bookings/1185/facts", 200, FACTS.formatted(1185, 8, 9));
        others.on(
                "GET /api/events/7",
                200,
                "{\"id\":7,\"code\":\"EV07\",\"name\":\"Lantern Night\",\"organizer_id\":2}");
        others.on(
                "GET /api/events/8",
                200,
                "{\"id\":8,\"code\":\"EV08\",\"name\":\"Wagner\",\"organizer_id\":9}");
    }

    private static JwtRequestPostProcessor support() {
        return account(5, "support@ticket.local", "SUPPORT");
    }

    private long complain(String more) {
        var made =
                post(
                        "/api/complaints",
                        "{\"subject\":\"Cold\",\"message\":\"It was cold\"" + more + "}",
                        customer());
        assertThat(made).hasStatus(HttpStatus.CREATED);
        return json(made).get("id").asLong();
    }

    private MvcTestResult merge(long from, long into) {
        return post("/api/complaints/" + from + "/merge", "{\"into\":" + into + "}", support());
    }

    private MvcTestResult byLink(HttpMethod method, String address, String body) {
        return mvc.method(method)
                .uri(address)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .header("Booking-Link", "token")
                .exchange();
    }

    @Test
    void an_address_that_is_typed_beside_a_bookings_link_is_nobodys() {
        others.on(LINK, 200, FACTS.formatted(1184, 7, 2));
        var made =
                byLink(
                        HttpMethod.POST,
                        "/api/complaints",
                        "{\"subject\":\"Cold\",\"message\":\"Brr\",\"name\":\"Eve\",\"email\":\"victim@example.org\"}");
        assertThat(made).hasStatus(HttpStatus.CREATED);
        var requester =
                complaints.find(json(made).get("id").asLong()).orElseThrow().requester();
        assertThat(requester.email()).isEqualTo("customer@ticket.local");
        assertThat(requester.addressKey()).isEqualTo("customer@ticket.local");
        assertThat(requester.name()).isEqualTo("Mai");
        assertThat(owed("complaint-mails")).isNotEmpty();
        assertThat(get("/api/complaints", account(55, "victim@example.org", "CUSTOMER")))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(0);
    }

    @Test
    void those_about_two_events_or_bookings_are_not_merged() {
        var ofMine = complain(",\"event_id\":7");
        var ofAnother = complain(",\"event_id\":8");
        var booked = complain(",\"booking_id\":1184");
        var bookedElsewhere = complain(",\"booking_id\":1185");
        var general = complain("");
        assertThat(merge(ofMine, ofAnother))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:marquee:problem:other-booking");
        assertThat(merge(booked, bookedElsewhere)).hasStatus(HttpStatus.CONFLICT);
        assertThat(merge(booked, ofMine)).hasStatus(HttpStatus.CONFLICT);
        assertThat(merge(ofMine, general)).hasStatus(HttpStatus.CONFLICT);
        // So neither its organiser nor the link of a booking reaches the other one.
        var written =
                post(
                        "/api/complaints/" + ofMine + "/entries",
                        "{\"text\":\"We heat it\"}",
                        organizer());
        assertThat(json(written).get("id").asLong()).isEqualTo(ofMine);
        assertThat(get("/api/complaints/" + ofAnother, organizer()))
                .hasStatus(HttpStatus.NOT_FOUND);
        others.on(LINK, 200, FACTS.formatted(1185, 8, 9));
        assertThat(byLink(HttpMethod.GET, "/api/complaints/" + booked, "{}"))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(merge(complain(",\"event_id\":7"), ofMine)).as("the control").hasStatusOk();
    }
}
